namespace Kin10.Bolt.Tests.Support;

/// <summary>What a client does, what a server says to it, and what must come of it. Login included.</summary>
internal sealed record Conversation(string Script, string Answer, Func<BoltDriver, Conversation.Login, Task<string>> WorkAsync)
{
    private const string Read = """
        C: RUN "RETURN 1"
        S: SUCCESS {"fields": ["n"]}
        C: PULL {"n": 1000}
        S: RECORD [1]
        S: RECORD ["two"]
        S: SUCCESS {"type": "r", "bookmark": "b1"}
        """;

    public static IReadOnlyDictionary<string, Conversation> All { get; } = new Dictionary<string, Conversation>
    {
        ["managed transaction"] = new(
            BoltServerMock.Login + """
            C: BEGIN
            S: SUCCESS {}
            C: RUN "CREATE (n)"
            S: SUCCESS {"fields": ["n", "m"], "qid": 0}
            C: PULL {"n": 2}
            S: RECORD [1, "one"]
            S: {noop}
            S: RECORD [2, null]
            S: SUCCESS {"has_more": true}
            C: PULL {"n": 2, "qid": 0}
            S: RECORD [3, [1.5, {"a": true}]]
            S: SUCCESS {"type": "rw", "t_last": 1}
            C: COMMIT
            S: SUCCESS {"bookmark": "b1"}
            """,
            "1,2,3 b1",
            ManagedTransactionAsync)
        {
            Outcomes = [typeof(CommitOutcomeUnknownException), typeof(ServiceUnavailableException)],
        },
        ["pipeline"] = new(
            BoltServerMock.Login + """
            C: BEGIN {"bookmarks": ["b0"]}
            C: RUN "RETURN 1" {} {}
            C: PULL {"n": -1}
            C: RUN "RETURN 2" {} {}
            C: PULL {"n": -1}
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {"fields": ["n"], "qid": 0}
            S: RECORD [1]
            S: {noop}
            S: RECORD [2]
            S: SUCCESS {"t_last": 1}
            S: SUCCESS {"fields": ["m", "o"], "qid": 1}
            S: RECORD ["one", {"a": true}]
            S: SUCCESS {}
            S: SUCCESS {"bookmark": "b1"}
            """,
            "n 9101 9102 m,o 92836F6E65A18161C3 b1",
            PipelineAsync)
        {
            Outcomes = [typeof(CommitOutcomeUnknownException), typeof(ServiceUnavailableException)],
        },
        ["failure and reset"] = new(
            BoltServerMock.Login + """
            C: RUN "RETRUN 1"
            S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "what?", "gql_status": "42001", "description": "d", "diagnostic_record": {}}
            C: PULL {"n": 1000}
            S: IGNORED
            C: RESET
            S: SUCCESS {}

            """ + Read,
            "Neo.ClientError.Statement.SyntaxError what? 1,two b1",
            FailureAsync)
        {
            Outcomes = [typeof(CommitOutcomeUnknownException), typeof(ServiceUnavailableException)],
            PoolRecovers = true,
        },
        ["routing"] = new(
            BoltServerMock.Login + RoutingScript.Route(300, "{address}", RoutingScript.Nobody) + Read,
            "1,two b1",
            (driver, _) => ReadAsync(driver))
        {
            Scheme = "neo4j",
            Outcomes = [typeof(ServiceUnavailableException), typeof(SessionExpiredException)],
        },
        ["discard, rollback and another login"] = new(
            BoltServerMock.Login + """
            C: BEGIN
            S: SUCCESS {}
            C: RUN "RETURN 1"
            S: SUCCESS {"fields": ["n"], "qid": 0}
            C: PULL {"n": 1}
            S: RECORD [7]
            S: SUCCESS {"has_more": true}
            C: DISCARD {"n": -1, "qid": 0}
            S: SUCCESS {"type": "r"}
            C: ROLLBACK
            S: SUCCESS {}
            C: LOGOFF
            S: SUCCESS {}
            C: LOGON {"scheme": "bearer", "credentials": "two"}
            S: SUCCESS {}

            """ + Read,
            "7 r 1,two b1",
            LoginAsync)
        {
            PoolRecovers = true,
        },
    };

    public string Scheme { get; init; } = "bolt";

    /// <summary>The errors that a client gets when its connection is cut.</summary>
    public IReadOnlyList<Type> Outcomes { get; init; } = [typeof(ServiceUnavailableException)];

    /// <summary>Whether some answers are the pool's business: if they are wrong it opens another connection.</summary>
    public bool PoolRecovers { get; init; }

    private static async Task<string> ManagedTransactionAsync(BoltDriver driver, Login login)
    {
        await using var session = driver.Session(new SessionOptions { FetchSize = 2 });
        var numbers = await session.ExecuteWriteAsync(async (runner, token) =>
        {
            var result = await runner.RunAsync("CREATE (n)", null, token);
            var records = await result.ToListAsync(token);
            return string.Join(',', records.Select(record => record[0]));
        });
        return $"{numbers} {session.LastBookmarks[0]}";
    }

    private static Task<string> PipelineAsync(BoltDriver driver, Login login) => driver.ExecutePipelineAsync(
        async (pipeline, token) =>
        {
            pipeline.Begin();
            pipeline.Run("RETURN 1");
            pipeline.Run("RETURN 2");
            pipeline.Commit();
            await pipeline.SendAsync(token);
            var read = new List<string?>();
            for (var i = 0; i < 2; i++)
            {
                read.Add(string.Join(',', await pipeline.NextResultAsync(token)));
                while (await pipeline.FetchAsync(token))
                {
                    read.Add(Convert.ToHexString(pipeline.Current));
                }
            }

            read.Add(await pipeline.NextCommitAsync(token));
            return string.Join(' ', read);
        },
        new SessionOptions { Bookmarks = ["b0"] });

    private static async Task<string> FailureAsync(BoltDriver driver, Login login)
    {
        await using var session = driver.Session();
        try
        {
            await session.RunAsync("RETRUN 1");
            return "no failure";
        }
        catch (BoltServerException failure)
        {
            return $"{failure.Code} {failure.Message} {await ReadAsync(driver)}";
        }
    }

    private static async Task<string> LoginAsync(BoltDriver driver, Login login)
    {
        await using var session = driver.Session(new SessionOptions { FetchSize = 1 });
        await using var transaction = await session.BeginTransactionAsync();
        var result = await transaction.RunAsync("RETURN 1");
        await result.FetchAsync();
        var number = result.Current[0];
        var summary = await result.ConsumeAsync();
        await transaction.RollbackAsync();
        login.Token = AuthToken.Bearer("two");
        return $"{number} {summary.QueryType} {await ReadAsync(driver)}";
    }

    private static async Task<string> ReadAsync(BoltDriver driver)
    {
        await using var session = driver.Session(new SessionOptions { AccessMode = AccessMode.Read });
        var records = await (await session.RunAsync("RETURN 1")).ToListAsync();
        return $"{string.Join(',', records.Select(record => record[0]))} {session.LastBookmarks[0]}";
    }

    /// <summary>Who logs on from now on.</summary>
    internal sealed class Login
    {
        public AuthToken Token { get; set; } = AuthToken.Bearer("one");
    }
}
