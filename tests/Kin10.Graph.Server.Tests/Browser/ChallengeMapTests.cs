using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class ChallengeMapTests(ServerFixture server, BrowserFixture browser)
{
    private const string Widest = "State tracking of STEM teacher supply and demand";
    private const string WidestId = "RootCause:state-tracking-of-stem-teacher-supply-and-demand";
    private const string Influential = "RootCause:school-leaders-responsibility-for-creating-positive-work-environments";

    [BrowserFact]
    public async Task Map_FirstSight_TellsWhatTheGraphHas()
    {
        var graph = await GraphClient.AskAsync(server.BaseAddress, """
            {
              rootCauses { totalCount }
              grandChallenges { nodes { name } }
              catalysts: rootCauses(where: { isCatalyst: { eq: true } }) { totalCount }
              lonely: rootCauses(where: { isCatalyst: { eq: true }, activePartners: { count: { lt: 2 } } }) { totalCount }
            }
            """);
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await OpenAsync(page);
        await watched.SaveScreenshotAsync("map");

        await Assertions.Expect(page.Locator("#story")).ToContainTextAsync(
            $"{graph["rootCauses"]!["totalCount"]} root causes are known here");
        await Assertions.Expect(page.Locator("#story")).ToContainTextAsync($"{graph["catalysts"]!["totalCount"]} of them are catalysts");
        await Assertions.Expect(page.Locator("#story")).ToContainTextAsync($"on {graph["lonely"]!["totalCount"]} of these");
        await Assertions.Expect(page.Locator("#story")).ToContainTextAsync(Widest);
        await Assertions.Expect(page.Locator(".bubble")).ToHaveCountAsync((int)graph["rootCauses"]!["totalCount"]!);
        await Assertions.Expect(page.Locator(".bubble .catalyst")).ToHaveCountAsync((int)graph["catalysts"]!["totalCount"]!);
        Assert.Equal(
            graph["grandChallenges"]!["nodes"]!.AsArray().Select(node => (string)node!["name"]!).Order(),
            (await page.Locator("#picture button").AllTextContentsAsync()).Order());
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_PointedAt_SaysNameChallengePartnersAndGap()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        await BubbleOf(page, "Accountability").HoverAsync();

        await Assertions.Expect(page.Locator("#hint")).ToHaveTextAsync(
            "Accountability systems that promote teacher creativityTeacher Leadership. Catalyst. 9 active partners, gap 0.28, eases 1 other.");
        await Assertions.Expect(page.Locator(".arc")).ToHaveCountAsync(1);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_BubbleClicked_TellsAllAboutItAndLeadsOn()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        await BubbleOf(page, "School leaders'").ClickAsync();
        var panel = page.Locator("#panel");
        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeFocusedAsync();
        await Assertions.Expect(panel).ToContainTextAsync("A catalyst: experts expect that solving it eases many others.");
        await Assertions.Expect(panel).ToContainTextAsync("No investment in it is known. That does not mean that nobody pays.");
        await watched.SaveScreenshotAsync("map-panel");
        Assert.EndsWith($"/?at={Influential}", page.Url, StringComparison.Ordinal);

        var influences = await GraphClient.AskAsync(
            server.BaseAddress,
            "query($id: ID!) { rootCause(id: $id) { influences { edges { node { id name } properties { basis note } } } } }",
            new { id = Influential });
        var first = influences["rootCause"]!["influences"]!["edges"]![0]!;
        var section = panel.Locator("section", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Solving it eases" }) });
        await Assertions.Expect(section).ToContainTextAsync($"judged {first["properties"]!["note"]}");
        await section.GetByRole(AriaRole.Link, new() { Name = (string)first["node"]!["name"]! }).ClickAsync();

        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync((string)first["node"]!["name"]!);
        Assert.EndsWith($"/?at={first["node"]!["id"]}", page.Url, StringComparison.Ordinal);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_ChallengeClicked_TellsWhoWorksAndPays()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        await page.Locator("#picture").GetByRole(AriaRole.Button, new() { Name = "Professional Growth" }).ClickAsync();

        var panel = page.Locator("#panel");
        await Assertions.Expect(panel).ToContainTextAsync("How to give STEM teachers worthwhile development and growth?");
        await Assertions.Expect(panel).ToContainTextAsync("On its root causes: $980,000");
        await Assertions.Expect(panel.GetByRole(AriaRole.Link, new() { Name = "100Kin10" }).First).ToBeVisibleAsync();
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_BackForwardAndASharedLink_ShowTheSame()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        var panel = page.Locator("#panel");

        await page.GetByLabel("Hardly worked on").CheckAsync();
        await page.Locator("#story").GetByRole(AriaRole.Link, new() { Name = Widest }).ClickAsync();
        await Assertions.Expect(panel).ToBeVisibleAsync();
        var shared = page.Url;
        Assert.EndsWith($"/?at={WidestId}&few", shared, StringComparison.Ordinal);

        await page.GoBackAsync();
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByLabel("Hardly worked on")).ToBeCheckedAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByLabel("Hardly worked on")).Not.ToBeCheckedAsync();
        await page.GoForwardAsync();
        await page.GoForwardAsync();
        await Assertions.Expect(panel).ToContainTextAsync(Widest);

        await using var other = await browser.OpenAsync(server.BaseAddress);
        await other.Page.GotoAsync(shared);
        await Assertions.Expect(other.Page.Locator("#panel")).ToContainTextAsync(Widest);
        await Assertions.Expect(other.Page.GetByLabel("Hardly worked on")).ToBeCheckedAsync();
        await Assertions.Expect(other.Page).ToHaveTitleAsync($"{Widest} · Why are excellent STEM teachers scarce? The challenge map");
        watched.AssertNothingWentWrong();
        other.AssertNothingWentWrong();
    }

    [BrowserTheory]
    [InlineData("catalysts", null, "{ isCatalyst: { eq: true } }")]
    [InlineData("few", null, "{ activePartners: { count: { lt: 2 } } }")]
    [InlineData("stage", "RECRUITMENT", "{ commitments: { some: { stages: { some: { eq: RECRUITMENT } } } } }")]
    [InlineData("sector", "MUSEUM_SCIENCE_CENTRE", "{ activePartners: { some: { sector: { eq: MUSEUM_SCIENCE_CENTRE } } } }")]
    [InlineData("state", "NY", """{ activePartners: { some: { states: { some: { eq: "NY" } } } } }""")]
    public async Task Map_Filter_LeavesInPictureAndListWhatTheApiLeaves(string control, string? choice, string where)
    {
        var expected = await GraphClient.AskAsync(server.BaseAddress, $"{{ rootCauses(where: {where}, first: 500) {{ totalCount nodes {{ name }} }} }}");
        var count = (int)expected["rootCauses"]!["totalCount"]!;
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        await (choice is null ? page.Locator($"#{control}").CheckAsync() : page.Locator($"#{control}").SelectOptionAsync(choice));

        await Assertions.Expect(page.Locator("#filter-status")).ToHaveTextAsync($"{count} of 32 root causes match.");
        await Assertions.Expect(page.Locator(".bubble:not(.faded)")).ToHaveCountAsync(count);
        var listed = await page.Locator("#list li:visible a").AllTextContentsAsync();
        Assert.Equal(
            expected["rootCauses"]!["nodes"]!.AsArray().Select(node => (string)node!["name"]!).Order(), listed.Distinct().Order());

        await page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Assertions.Expect(page.Locator(".bubble.faded")).ToHaveCountAsync(0);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_ByKeyboard_WalksAlongInfluencesOpensAndCloses()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        var links = await InfluencesAsync();

        await page.Locator("#picture").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        var visited = new List<string> { await CurrentAsync(page) };
        Assert.Equal(Widest, visited[0]);

        // An arrow that points where the only influence of the first leads goes there.
        var reached = new List<string>();
        foreach (var key in (string[])["ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"])
        {
            await page.Keyboard.PressAsync("Home");
            await page.Keyboard.PressAsync(key);
            reached.Add(await CurrentAsync(page));
        }

        Assert.Contains(reached, name => links.Contains((Widest, name)));
        foreach (var key in (string[])["ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowRight"])
        {
            await page.Keyboard.PressAsync(key);
            visited.Add(await CurrentAsync(page));
        }

        Assert.True(visited.Distinct().Count() > 3, string.Join(", ", visited));
        Assert.Equal(1, await page.Locator(".bubble.current").CountAsync());

        await page.Keyboard.PressAsync("Enter");
        var heading = page.Locator("#panel-name");
        await Assertions.Expect(heading).ToBeFocusedAsync();
        await Assertions.Expect(heading).ToHaveTextAsync(visited[^1]);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#panel")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#picture")).ToBeFocusedAsync();
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_AllInfluences_AreArcsAndThoseThatAreJudgedAreDashed()
    {
        var links = await InfluencesAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        await Assertions.Expect(page.Locator(".arc")).ToHaveCountAsync(0);

        await page.GetByLabel("All influences").CheckAsync();

        await Assertions.Expect(page.Locator(".arc")).ToHaveCountAsync(links.Count);
        await watched.SaveScreenshotAsync("map-influences");
        var judged = await page.Locator(".arc.judged").CountAsync();
        Assert.InRange(judged, 1, links.Count - 1);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Search_RootCauseChosen_OpensOnTheMap()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Search everything" });

        await box.FillAsync("state tracking");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync(Widest);
        await watched.SaveScreenshotAsync("map-search");
        await box.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await box.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#panel-name")).ToHaveTextAsync(Widest);
        await Assertions.Expect(page.Locator("#search-results")).ToBeHiddenAsync();
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Search_PartnerChosen_OpensItsOwnPage()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Search everything" }).FillAsync("residency denver");
        await page.GetByRole(AriaRole.Option, new() { Name = "Denver Teacher Residency Partner" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Uri(server.BaseAddress, "partners/denver-teacher-residency").ToString());
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Search_NothingFound_SaysTheNearestWords()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Search everything" }).FillAsync("residenzy");

        await Assertions.Expect(page.Locator("#search-status")).ToContainTextAsync("Nothing found. Did you mean residenc");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_NobodyMovesIt_StandsStill()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        var changes = await page.EvaluateAsync<int>("""
            () => new Promise(done => {
              let changes = 0;
              const observer = new MutationObserver(records => { changes += records.length; });
              observer.observe(document.body, { attributes: true, childList: true, subtree: true });
              let frames = 0;
              const count = () => (++frames < 30 ? requestAnimationFrame(count) : done(changes));
              requestAnimationFrame(count);
            })
            """);

        Assert.Equal(0, changes);
    }

    [BrowserTheory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    public async Task Map_AnyWidthAndColours_FitsAndIsAccessible(int width, ColorScheme colours)
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, colours, width);
        var page = watched.Page;
        await OpenAsync(page);
        await watched.SaveScreenshotAsync($"map-{width}-{colours}");
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await Accessibility.AssertSoundAsync(page);

        await page.GetByLabel("Catalysts").CheckAsync();
        await page.Locator("#story").GetByRole(AriaRole.Link, new() { Name = Widest }).ClickAsync();
        await Assertions.Expect(page.Locator("#panel")).ToContainTextAsync("Filed under");
        await watched.SaveScreenshotAsync($"map-panel-{width}-{colours}");
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await Accessibility.AssertSoundAsync(page);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_ManyRootCauses_AreDrawnOnACanvasThatWorksAlike()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.RouteAsync("**/graphql/persisted/**", async route =>
        {
            var response = await route.FetchAsync();
            var text = await response.TextAsync();
            await route.FulfillAsync(new() { Response = response, Body = text.Contains("sectors") ? Multiply(text, 30) : text });
        });
        await OpenAsync(page);

        await Assertions.Expect(page.Locator("#story")).ToContainTextAsync("960 root causes are known here");
        await Assertions.Expect(page.Locator("canvas.drawing")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("svg.drawing")).ToHaveCountAsync(0);
        await watched.SaveScreenshotAsync("map-canvas");
        Assert.InRange(await ColoursAsync(page), 10, int.MaxValue);
        await page.Locator("#picture").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#panel-name")).ToHaveTextAsync(Widest);
        await Assertions.Expect(page.Locator("#panel")).ToContainTextAsync("Filed under");
        watched.AssertNothingWentWrong();

        // How many colours are seen in the middle of the picture: a blank one has one.
        static Task<int> ColoursAsync(IPage page) => page.EvaluateAsync<int>("""
            () => {
              const canvas = document.querySelector('canvas.drawing');
              const [x, y] = [canvas.width / 4, canvas.height / 4];
              const { data } = canvas.getContext('2d').getImageData(x, y, 2 * x, 2 * y);
              return new Set(new Uint32Array(data.buffer)).size;
            }
            """);
    }

    [BrowserFact]
    public async Task Panel_OfWhatIsGoneMeanwhile_SaysSo()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        await page.RouteAsync("**/graphql/persisted/**", route => route.FulfillAsync(new() { Body = """{"data":{"rootCause":null}}""" }));

        await BubbleOf(page, "Accountability").ClickAsync();

        await Assertions.Expect(page.Locator("#panel")).ToContainTextAsync("Nothing here has the id RootCause:accountability");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_ServerDoesNotAnswer_SaysSo()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.RouteAsync("**/graphql/**", route => route.AbortAsync());

        await page.GotoAsync("/");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The server cannot be reached. Are you offline?");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Map_LinkToWhatIsNotThere_SaysSo()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.GotoAsync("/?at=RootCause:nothing-of-the-kind");

        await Assertions.Expect(page.Locator("#panel")).ToContainTextAsync("Nothing here has the id RootCause:nothing-of-the-kind.");
    }

    [BrowserTheory]
    [InlineData("stage=NOPE", "There is no stage NOPE: shown without it.")]
    [InlineData("stage=recruitment", "There is no stage recruitment: shown without it.")]
    [InlineData("sector=NOPE&state=ZZ", "There is no sector NOPE and no state ZZ: shown without them.")]
    [InlineData("at=Partner:edc", "There is no root cause or challenge Partner:edc: shown without it.")]
    public async Task Map_AddressNamesWhatIsNotThere_IsShownWithoutItAndSaysSo(string address, string expected)
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.GotoAsync($"/?{address}");

        await Assertions.Expect(page.Locator("#left-out")).ToHaveTextAsync(expected);
        await Assertions.Expect(page.Locator("#list-summary")).ToHaveTextAsync("All 32 root causes.");
        await Assertions.Expect(page.Locator("#filter-status")).ToBeEmptyAsync();
        foreach (var choice in (string[])["#stage", "#sector", "#state"])
        {
            await Assertions.Expect(page.Locator(choice)).ToHaveValueAsync("");
        }

        await page.GetByLabel("Catalysts").CheckAsync();
        await Assertions.Expect(page.Locator("#left-out")).ToBeHiddenAsync();
        Assert.EndsWith("/?catalysts", page.Url, StringComparison.Ordinal);
        watched.AssertNothingWentWrong();
    }

    [BrowserTheory]
    [InlineData(1440, 900, "/")]
    [InlineData(1440, 900, "/?at=" + WidestId)]
    [InlineData(1440, 1100, "/")]
    [InlineData(1440, 1100, "/?at=" + WidestId)]
    [InlineData(1920, 1080, "/")]
    [InlineData(1280, 800, "/")]
    public async Task Map_NamesOfChallenges_CoverNothingAndNothingIsCut(int width, int height, string address)
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: width);
        var page = watched.Page;
        await page.SetViewportSizeAsync(width, height);
        await OpenAsync(page, address);
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await watched.SaveScreenshotAsync($"map-names-{width}-{height}-{address.Length}");

        Assert.Equal(7, await page.Locator(".challenge").CountAsync());
        Assert.Empty(await FaultsAsync(page));
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Map_OnPaper_IsWholeAndNamesCoverNoBubble()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        var onScreen = await page.Locator(".bubble").First.GetAttributeAsync("transform");

        // What a browser does before it prints, on a sheet of A4.
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");
        await page.SetViewportSizeAsync(718, 1000);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        await Assertions.Expect(page.Locator(".bubble")).ToHaveCountAsync(32);
        await Assertions.Expect(page.Locator(".bubble text").First).ToBeVisibleAsync();
        Assert.Empty(await FaultsAsync(page, ".bubble .disc, .bubble .catalyst"));

        await page.EvaluateAsync("() => window.dispatchEvent(new Event('afterprint'))");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.Equal(onScreen, await page.Locator(".bubble").First.GetAttributeAsync("transform"));
        watched.AssertNothingWentWrong();
    }

    // What lies outside of the frame, and what the name of a challenge covers.
    private static Task<string[]> FaultsAsync(
        IPage page, string kept = ".bubble .disc, .bubble .catalyst, .bubble text") => page.EvaluateAsync<string[]>(
        """
        kept => {
          const frame = document.querySelector('#picture').getBoundingClientRect();
          const boxesOf = selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility())
            .map(element => ({ name: element.textContent || 'a bubble', box: element.getBoundingClientRect() }));
          const badges = boxesOf('#picture .challenge');
          const others = boxesOf(kept);
          const slack = 0.5;
          const meet = (one, other) => one.left < other.right - slack && other.left < one.right - slack
            && one.top < other.bottom - slack && other.top < one.bottom - slack;
          const cut = [...badges, ...others].filter(({ box }) => box.left < frame.left || box.right > frame.right
            || box.top < frame.top || box.bottom > frame.bottom).map(({ name }) => `${name} is cut`);
          const covered = badges.flatMap((badge, index) => [...others, ...badges.slice(index + 1)]
            .filter(other => meet(badge.box, other.box)).map(other => `${badge.name} covers ${other.name}`));
          return [...cut, ...covered];
        }
        """,
        kept);

    private static async Task OpenAsync(IPage page, string address = "/")
    {
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#list section").First).ToBeAttachedAsync();
        await Assertions.Expect(page.Locator("#list-summary")).Not.ToBeEmptyAsync();
    }

    private static ILocator BubbleOf(IPage page, string words) =>
        page.Locator(".bubble", new() { HasText = words }).Locator(".disc");

    private static async Task<string> CurrentAsync(IPage page)
    {
        await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        return await page.Locator("#hint strong").InnerTextAsync();
    }

    // The map with so many copies of each root cause.
    private static string Multiply(string map, int times)
    {
        var answer = JsonNode.Parse(map)!;
        var nodes = answer["data"]!["rootCauses"]!["nodes"]!.AsArray();
        foreach (var original in nodes.ToList())
        {
            for (var copy = 1; copy < times; copy++)
            {
                var next = original!.DeepClone();
                next["id"] = $"{original["id"]}-{copy}";
                nodes.Add(next);
            }
        }

        return answer.ToJsonString();
    }

    private async Task<HashSet<(string From, string To)>> InfluencesAsync()
    {
        var graph = await GraphClient.AskAsync(
            server.BaseAddress, "{ rootCauses(first: 500) { nodes { name influences(first: 500) { nodes { name } } } } }");
        return
        [
            .. graph["rootCauses"]!["nodes"]!.AsArray().SelectMany(source => source!["influences"]!["nodes"]!.AsArray().Select(
                target => ((string)source["name"]!, (string)target!["name"]!))),
        ];
    }
}
