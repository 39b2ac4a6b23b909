using PublicPortal.Kernel;

namespace PublicPortal.Residents.Requests;

internal static class RequestRefusals
{
    public static readonly Refusal AlreadyAnswered = new("residents.request.already-answered",
        "这件请求已经答复过了。", "This request has been answered already.");

    public static readonly Refusal AlreadyOpen = new("residents.request.already-open",
        "您已经有一件同样的请求在办理，请等答复。", "You already have a request of this kind under way. Please wait for the answer.");

    public static readonly Refusal NoKind = new("residents.request.no-kind", "请选择您要什么。", "Choose what you want.", "Kind");
    public static readonly Refusal NoText = new("residents.request.no-text", "请写明是哪一项、应该怎样。", "Say which entry you mean and how it should be.", "Text");

    public static readonly Refusal TextTooLong = new("residents.request.text-too-long",
        $"最多 {PrivacyRequest.LongestText} 个字。", $"At most {PrivacyRequest.LongestText} characters.", "Text");

    public static readonly Refusal NoOutcome = new("residents.request.no-outcome", "请选择已照办还是不能照办。", "Choose whether it was done or cannot be done.", "Outcome");
    public static readonly Refusal NoAnswer = new("residents.request.no-answer", "请写给本人的答复；不能照办的要写明理由。", "Write the answer to the person; when it cannot be done, say why.", "Answer");

    public static readonly Refusal AnswerTooLong = new("residents.request.answer-too-long",
        $"最多 {PrivacyRequest.LongestText} 个字。", $"At most {PrivacyRequest.LongestText} characters.", "Answer");
}
