// Builds ../static/graphiql: GraphiQL with our examples, all that the page needs, and the licences of what is in it.
// The same sources and package-lock.json give the same bytes: tests/web/test_explorer.py builds again and compares.

import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

const OUT = process.argv[2] ?? "../static/graphiql";

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });

const { metafile } = await build({
  entryPoints: { graphiql: "explorer.jsx" },
  outdir: OUT,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  jsx: "automatic",
  loader: { ".graphql": "text" },
  alias: { "react-style-singleton": "./style-singleton.js" },
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "none",
  banner: { js: "/* Licences: LICENSES.txt beside this file */", css: "/* Licences: LICENSES.txt beside this file */" },
  metafile: true,
});

const built = Object.keys(metafile.outputs).map((path) => basename(path));
const page = await readFile("page.html", "utf8");
await writeFile(
  join(OUT, "index.html"),
  page.replaceAll(/\{\{(js|css)\}\}/g, (_, kind) => built.find((name) => name.endsWith(`.${kind}`))),
);
await writeFile(join(OUT, "LICENSES.txt"), await licences(Object.keys(metafile.inputs)));

async function licences(inputs) {
  const folders = inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
  const texts = await Promise.all([...new Set(folders)].sort().map(licence));
  return ["What is bundled beside this file, and its licences.", ...new Set(texts)].join(`\n\n${"-".repeat(100)}\n`);
}

async function licence(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.replaceAll("\r\n", "\n").trim())].join("\n\n");
}
