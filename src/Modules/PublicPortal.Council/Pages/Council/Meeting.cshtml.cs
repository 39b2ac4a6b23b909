using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Minutes;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Council.Pages.Council;

/// <summary><c>/council/meetings/{id}</c>: agenda and papers; later decisions and minutes.</summary>
[PublicPage]
internal sealed class MeetingModel(MeetingCourses courses, MinutesService minutes) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public MeetingCourse Course { get; private set; } = null!;
    public MinutesView? Minutes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await courses.FindAsync(Id, cancel) is not { At.Meeting.IsPublic: true } course) return NotFound();
        Course = course;
        if (await minutes.FindAsync(Id, cancel) is { Minutes.PublishedAt: not null } published) Minutes = published;
        HttpContext.TagPage(CouncilTags.Of(course.At.Council.CommunityId));
        return Page();
    }
}
