using PublicPortal.Hosting.Site;

/// <summary>Tells a newcomer what to open.</summary>
internal static class WhatToOpen
{
    public static void Print(WebApplication app)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"""

              PublicPortal is ready (Development, made-up district).
                Home             {address.Of("/")}
                Sign in by click {address.Of("/dev/people")}
                Door plates      {address.Of("/dev/plates")}
                SMS sent here    {address.Of("/dev/sms")}
                Desk             {address.Of("/desk")}
                Health           {address.Of("/healthz")}
            """));
    }
}
