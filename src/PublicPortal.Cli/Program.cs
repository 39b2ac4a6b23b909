using PublicPortal.Cli;

return await PortalCommand.RunAsync(args, Console.Out, Console.Error);
