// Publishes the server, moves the folder elsewhere and runs it as an operator does: without the SDK, without a setting, from another
// working directory. It must fill its store, answer, stop when told so, and start again on what it kept.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const startTimeout = 60_000;
const home = mkdtempSync(join(tmpdir(), "kin10-published-"));

try {
    const built = join(home, "built");
    execFileSync("dotnet", ["publish", "src/Kin10.Graph.Server", "--output", built], { stdio: ["ignore", "ignore", "inherit"] });
    const folder = join(home, "elsewhere");
    cpSync(built, folder, { recursive: true });
    rmSync(built, { recursive: true });
    const program = join(folder, "Kin10.Graph.Server");

    const first = await serve(program);
    const question = "{ rootCauses(first: 1, order: [{ name: ASC }]) { totalCount nodes { id name } } }";
    const answer = await ask(first.address, question);
    assert.match(answer, /^\{"data":\{"rootCauses":\{"totalCount":[1-9]/);
    const page = await fetch(`${first.address}/graphql`, { headers: { Accept: "text/html" } });
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<script type="module"/);
    await first.stop();

    const second = await serve(program);
    assert.equal(await ask(second.address, question), answer);
    await second.stop();

    const bundle = join(home, "bundle");
    execFileSync(program, ["export", bundle], { env: {}, cwd: home, stdio: ["ignore", "ignore", "inherit"] });
    assert.ok(readdirSync(bundle).includes("RootCause.csv"));
    console.log("the published server runs without the SDK");
} finally {
    rmSync(home, { recursive: true, force: true });
}

async function serve(program) {
    const server = spawn(program, ["--urls", "http://127.0.0.1:0"], { env: {}, cwd: home, stdio: ["ignore", "pipe", "inherit"] });
    const exit = new Promise((resolve, reject) => server.on("error", reject).on("exit", resolve));
    const timer = setTimeout(() => server.kill("SIGKILL"), startTimeout);
    let said = "";
    for await (const line of createInterface(server.stdout)) {
        said += `${line}\n`;
        const address = /serves (http:\S+)/.exec(line)?.[1];
        if (address) {
            clearTimeout(timer);
            server.stdout.resume();
            return {
                address,
                stop: async () => {
                    server.kill("SIGTERM");
                    assert.equal(await exit, 0, "it ends with 0 when it is told to stop");
                },
            };
        }
    }
    throw new Error(`the published server did not start; it said:\n${said}`);
}

async function ask(address, query) {
    const response = await fetch(`${address}/graphql`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ query }),
    });
    assert.equal(response.status, 200);
    return response.text();
}
