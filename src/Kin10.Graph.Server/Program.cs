using Kin10.Graph.Server.Commands;

return await ServerCommands.RunAsync(args, Console.Out, Console.Error);
