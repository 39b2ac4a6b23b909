using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Residents.Desk;

/// <summary>Numbers and names of people are not looked up by the desk's search box: it shows the way to the search that asks for a reason.</summary>
internal sealed class PersonSearchHint(ICurrentUser user) : IDeskSearch
{
    public Task<IReadOnlyList<DeskHit>> FindAsync(string typed, CancellationToken cancel)
    {
        IReadOnlyList<DeskHit> hits = user.Has(ResidentsPermissions.Search) && LooksLikeAPerson(typed)
            ? [new DeskHit(new("找人", "People"), Hosting.Pages.Text.T("查找居民", "Find a resident"),
                Hosting.Pages.Text.T("按证件或手机号找人，要写理由，本人看得到。", "By document or phone, with a reason that the person sees."), "/desk/residents", "person")]
            : [];
        return Task.FromResult(hits);
    }

    /// <summary>A long number that is no dwelling code, or a few letters or characters without a digit.</summary>
    private static bool LooksLikeAPerson(string typed)
    {
        var plain = new string([.. typed.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        var digits = plain.Count(char.IsAsciiDigit);
        return digits is >= 8 and < 25 || (digits == 0 && plain.Length is >= 2 and <= 20);
    }
}
