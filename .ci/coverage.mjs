// Prints line and branch coverage of each project in src, from what all test projects found: a line or branch counts where any of
// them covers it. Reads coverlet's own files, which name each branch by its place in the compiled method, so that they can be merged.
//
// Usage: node coverage.mjs DIRECTORY-OF-TEST-RESULTS

import { readdirSync, readFileSync } from "node:fs";
import { basename, join, sep } from "node:path";

const results = process.argv[2];
const projects = new Map();

const files = readdirSync(results, { recursive: true }).filter((file) => basename(file) === "coverage.json");
for (const file of files) {
    for (const [module, documents] of Object.entries(JSON.parse(readFileSync(join(results, file), "utf8")))) {
        const project = module.replace(/\.dll$/, "");
        for (const [document, classes] of Object.entries(documents)) {
            if (document.includes(`${sep}src${sep}${project}${sep}`)) {
                add(project, document, classes);
            }
        }
    }
}

if (projects.size === 0) {
    throw new Error(`There is no coverage.json under ${results}.`);
}

print();

function add(project, document, classes) {
    if (!projects.has(project)) {
        projects.set(project, { lines: new Map(), branches: new Map() });
    }

    const { lines, branches } = projects.get(project);
    for (const methods of Object.values(classes)) {
        for (const [method, found] of Object.entries(methods)) {
            for (const [line, hits] of Object.entries(found.Lines)) {
                note(lines, `${document}:${line}`, hits);
            }

            for (const branch of found.Branches) {
                note(branches, `${document}:${method}:${branch.Offset}:${branch.EndOffset}:${branch.Path}`, branch.Hits);
            }
        }
    }
}

function note(places, place, hits) {
    places.set(place, places.get(place) || hits > 0);
}

function print() {
    const rows = [...projects].sort(([a], [b]) => a.localeCompare(b)).map(([name, { lines, branches }]) => ({
        name,
        lines: count(lines),
        branches: count(branches),
    }));
    rows.push({ name: "total", lines: sum(rows.map((row) => row.lines)), branches: sum(rows.map((row) => row.branches)) });
    console.log(`${"coverage".padEnd(24)}${"lines".padEnd(26)}branches`);
    for (const row of rows) {
        console.log(`${row.name.padEnd(24)}${text(row.lines).padEnd(26)}${text(row.branches)}`);
    }
}

function count(places) {
    return { covered: [...places.values()].filter(Boolean).length, all: places.size };
}

function sum(counts) {
    return { covered: counts.reduce((a, b) => a + b.covered, 0), all: counts.reduce((a, b) => a + b.all, 0) };
}

function text({ covered, all }) {
    const percent = all === 0 ? 100 : (covered * 100) / all;
    return `${percent.toFixed(1).padStart(5)} % (${covered} of ${all})`;
}
