// Builds the pages for the .NET build: installs the pinned packages if they changed, then runs the package's own "build".
// Several builds may ask at once (one per project that refers to the server): one works, the others wait and find it done.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const folder = import.meta.dirname;
const lock = join(folder, '../obj/web.lock');
const installed = join(folder, 'node_modules/.installed');
const built = join(folder, 'node_modules/.built');

const [major, minor] = process.versions.node.split('.').map(Number);
// What Vite needs: "engines" in package.json.
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  fail(`it needs Node.js 20.19, or 22.12 or later (https://nodejs.org), and this is ${process.versions.node}`);
}

const asked = Date.now();
await takeLock();
process.on('exit', () => rmSync(lock, { force: true }));
if (changedAt(built) < asked) {
  if (changedAt(installed) < Math.max(changedAt(join(folder, 'package.json')), changedAt(join(folder, 'package-lock.json')))) {
    tell('Building the playground, once: npm installs its packages. That may take some minutes ...');
    npm('ci', '--no-audit', '--no-fund');
    stamp(installed);
  }
  npm('run', 'build');
  stamp(built);
}

/** Makes the lock file, or waits while the process that is named in it lives. */
async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw error;
      }
    }
    if (isLeftBehind()) {
      rmSync(lock, { force: true });
    } else {
      await setTimeout(200);
    }
  }
}

function isLeftBehind() {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    // Between its making and its writing the file is empty.
    return owner > 0 && !isAlive(owner);
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Says something to whoever sits at the terminal: "dotnet run" shows nothing of a build. */
function tell(text) {
  try {
    writeFileSync(process.platform === 'win32' ? '\\\\.\\CONOUT$' : '/dev/tty', `${text}\n`);
  } catch {
    // Nobody does.
  }
}

/** Runs npm quietly; what it says matters only when it fails. */
function npm(...args) {
  const { error, status, stdout, stderr } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
  });
  if (error) {
    fail(`npm did not start (${error.message}): install npm, which comes with Node.js (https://nodejs.org)`);
  }
  if (status !== 0) {
    fail(`"npm ${args.join(' ')}" ended with ${status}\n${stdout}${stderr}`);
  }
}

function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function stamp(file) {
  writeFileSync(file, new Date().toISOString());
}

function fail(reason) {
  console.error(`The playground was not built: ${reason}`);
  process.exit(1);
}
