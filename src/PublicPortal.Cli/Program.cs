namespace PublicPortal.Cli;

internal static class Program
{
    private static Task<int> Main(string[] args) => PortalCommand.RunAsync(args, Console.Out, Console.Error);
}
