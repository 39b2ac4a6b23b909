namespace PublicPortal.Content.Checks;

/// <summary><c>Gone</c>: the page says so itself, or must not be asked. <c>Failed</c>: no answer now.</summary>
internal enum LinkAnswerKind { Fine, Gone, Failed }

internal sealed record LinkAnswer(LinkAnswerKind Kind, int? Status);

/// <summary>Port to other sites: is the page there? Never called within a transaction.</summary>
internal interface ILinkProbe
{
    Task<LinkAnswer> AskAsync(Uri address, CancellationToken cancel);
}
