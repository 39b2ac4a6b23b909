namespace PublicPortal.WeChat.Simulator;

/// <summary>The platform's errors, as it words them.</summary>
internal sealed record SimulatedError(int Code, string Text)
{
    public static readonly SimulatedError Ok = new(0, "ok");
    public static readonly SimulatedError BadToken = new(40001, "invalid credential, access_token is invalid or not latest");
    public static readonly SimulatedError BadGrantType = new(40002, "invalid grant_type");
    public static readonly SimulatedError BadOpenId = new(40003, "invalid openid");
    public static readonly SimulatedError BadAppId = new(40013, "invalid appid");
    public static readonly SimulatedError BadCode = new(40029, "invalid code");
    public static readonly SimulatedError BadRefreshToken = new(40030, "invalid refresh_token");
    public static readonly SimulatedError BadTemplate = new(40037, "invalid template_id");
    public static readonly SimulatedError BadTicketType = new(40097, "invalid args");
    public static readonly SimulatedError BadSecret = new(40125, "invalid appsecret");
    public static readonly SimulatedError UsedCode = new(40163, "code been used");
    public static readonly SimulatedError NoToken = new(41001, "access_token missing");
    public static readonly SimulatedError NoAppId = new(41002, "appid missing");
    public static readonly SimulatedError NoSecret = new(41004, "appsecret missing");
    public static readonly SimulatedError NoCode = new(41008, "missing code");
    public static readonly SimulatedError OldToken = new(42001, "access_token expired");
    public static readonly SimulatedError NotFollowing = new(43004, "require subscribe");
    public static readonly SimulatedError DailyQuota = new(45009, "reach max api daily quota limit");
    public static readonly SimulatedError TooOften = new(45011, "api minute-quota reach limit  mustslower  retry next minute");
    public static readonly SimulatedError BadJson = new(47001, "data format error");
    public static readonly SimulatedError BadData = new(47003, "argument invalid!");
    public static readonly SimulatedError NoScope = new(48001, "api unauthorized");
}
