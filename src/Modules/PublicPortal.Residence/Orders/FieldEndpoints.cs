using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <summary>Whose results lie on a phone, without saying who: only the same account may send them.</summary>
internal sealed class FieldStore(FieldCipher cipher, ICurrentUser user)
{
    public string Who => user.AccountId is { } id ? Convert.ToHexString(cipher.Index("residence.field-store", id.ToString()))[..20] : "";
}

/// <summary>A result as the phone kept it. Strings, so that what is wrong is told in our words.</summary>
internal sealed class FieldResult
{
    public string? Who { get; set; }
    public string? Key { get; set; }
    public Guid Order { get; set; }
    public string? Declaration { get; set; }
    public string? Given { get; set; }
    public string? Result { get; set; }
    public string? MoveIn { get; set; }
    public string? Note { get; set; }

    /// <summary>What was ticked besides the result, with commas between.</summary>
    public string? Seen { get; set; }

    /// <summary>A landlord's name and number are sent at once or not at all: the phone does not keep them.</summary>
    public string? LandlordName { get; set; }
    public string? LandlordPhone { get; set; }

    /// <summary><c>1</c> when it comes out of the phone's store.</summary>
    public string? Kept { get; set; }

    /// <summary>By the phone's clock, in milliseconds: when it was entered, and when it was sent.</summary>
    public string? Made { get; set; }
    public string? Sent { get; set; }
}

/// <param name="Outcome"><c>entered</c>, or <c>kept</c> as a record.</param>
/// <param name="Next">Where the officer goes on.</param>
internal sealed record FieldAnswer(string Outcome, bool Already, string Text, string Next);

/// <summary>
/// Where an officer's phone sends results, at once or when there is a line again. The key of the visit makes the same result
/// one for good; the antiforgery token is fetched at the time of sending, so that a new session can send what an old one kept.
/// </summary>
internal static class FieldEndpoints
{
    private const string Path = "/desk/residence/orders/results";
    public const string PhotoPurpose = "residence.visit-photo";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path + "/pass", Pass).Allow(Access.With(ResidencePermissions.Visit).Field()).ExcludeFromDescription();
        endpoints.MapPost(Path, TakeAsync).Allow(Access.With(ResidencePermissions.Visit).Field()).CompletesWork().ExcludeFromDescription();
    }

    private static JsonHttpResult<object> Pass(HttpContext http, FieldStore store, IAntiforgery antiforgery) =>
        TypedResults.Json<object>(new { who = store.Who, token = antiforgery.GetAndStoreTokens(http).RequestToken });

    private static async Task<Results<JsonHttpResult<FieldAnswer>, ProblemHttpResult>> TakeAsync(
        [FromForm] FieldResult sent, IFormFile? photo, FieldStore store, VisitService visits, FieldCapture capture, IFileVault vault, ICurrentUser user, UnitOfWork work, CancellationToken cancel)
    {
        if (sent.Who != store.Who) return EndpointWork.Problem(OrderRefusals.OtherAccount, StatusCodes.Status403Forbidden);
        if (sent.Key is null or { Length: 0 or > 64 }) return EndpointWork.Problem(OrderRefusals.ResultMissing);
        if (await visits.SentAsync(sent.Key, cancel) is { } before) return Answer(sent, before, null);

        var noticed = capture.Read(sent);
        if (noticed.IsRefused) return EndpointWork.Problem(noticed);
        var process = work.Start("residence.visit", user.AccountId, user.Channel);
        Guid? picture = null;
        Refusal? noPicture = null;
        if (photo is { Length: > 0 })
        {
            await using var content = photo.OpenReadStream();
            var stored = await vault.StoreAsync(content, photo.FileName, PhotoPurpose, sent.Order, process, cancel);
            if (stored.IsOk) picture = stored.Value;
            else noPicture = stored.Refusals[0];   // the result must not wait for a better photo
        }
        var input = new VisitInput(sent.Order, Id(sent.Declaration), sent.Result, sent.Note, sent.MoveIn, picture)
        {
            Key = sent.Key, Given = Id(sent.Given), Age = VisitEntry.AgeOf(sent.Made, sent.Sent),
        };
        var entered = await visits.EnterAsync(input, process, cancel);
        if (entered.IsRefused)
            return EndpointWork.Problem(entered, entered.Refusals[0].Code == DeclarationRefusals.Stale.Code ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        if (!entered.Value.Already) await capture.ApplyAsync(noticed.Value, input, process, cancel);
        return Answer(sent, entered.Value, noPicture, noticed.Value.LandlordLeftOut ? FieldCapture.LeftOut.ToString() : "");
    }

    private static JsonHttpResult<FieldAnswer> Answer(FieldResult sent, VisitAnswer answer, Refusal? noPicture, string besides = "")
    {
        var text = OrderTexts.Arrived(answer.Kept).ToString() + (noPicture is null ? "" : Hosting.Pages.Text.T("照片没有收下：", " The photo was not taken: ") + noPicture.Text) + besides;
        var next = answer.Kept is { } kept ? $"/{sent.Order}?done={kept}" : "?done=visited";
        return TypedResults.Json(new FieldAnswer(answer.Kept is null ? "entered" : "kept", answer.Already, text, "/desk/residence/orders" + next));
    }

    private static Guid? Id(string? written) => Guid.TryParse(written, out var id) ? id : null;
}
