// Relay's runtime. It keeps a record by its `id` alone, whatever its type, and its compiler adds `id` wherever there is
// one; questions become modules of their own before the application runs.

import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Kind, print, printSchema, visit } from "graphql";
import compiler from "relay-compiler";
import runtime from "relay-runtime";

const { Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery } = runtime;
const FOLDER = new URL("relay/", import.meta.url);

/** Compile the questions; `open` needs what comes of it. */
export async function prepare(schema, documents) {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(new URL("artifacts/", FOLDER), { recursive: true });
  const settings = { src: ".", schema: "schema.graphql", language: "javascript", artifactDirectory: "artifacts" };
  await write("schema.graphql", printSchema(schema));
  await write("relay.config.json", JSON.stringify({ ...settings, excludes: ["artifacts/**"], eagerEsModules: false }));
  await write("package.json", JSON.stringify({ type: "commonjs" }));
  for (const [name, document] of Object.entries(documents)) {
    await write(`${moduleOf(name)}.js`, `graphql\`${print(named(name, document))}\`;`);
  }
  execFileSync(compiler, ["relay.config.json"], { cwd: FOLDER, encoding: "utf8", stdio: "pipe" });
}

export function open({ fetch, edgesByRelation }) {
  const network = Network.create(async ({ text }) => {
    const response = await fetch("http://service/graphql", { method: "POST", body: JSON.stringify({ query: text }) });
    return response.json();
  });
  const environment = new Environment({
    network,
    store: new Store(new RecordSource()),
    ...(edgesByRelation ? { getDataID: ({ id, relationId }) => id ?? relationId } : {}),
  });
  return {
    async show(name) {
      environment.retain(descriptor(name));
      await fetchQuery(environment, artifact(name), {}, { fetchPolicy: "store-or-network" }).toPromise();
      return environment.lookup(descriptor(name).fragment).data;
    },
    again(name) {
      const { data, isMissingData } = environment.lookup(descriptor(name).fragment);
      return isMissingData ? null : data;
    },
  };
}

const descriptor = (name) => createOperationDescriptor(artifact(name), {});
const artifact = (name) => createRequire(FOLDER)(`./artifacts/${moduleOf(name)}Query.graphql.js`);
const moduleOf = (name) => `asked_${name}`.replaceAll(/_+(.)/g, (_, letter) => letter.toUpperCase());
const write = (name, text) => writeFile(new URL(name, FOLDER), text);

/** Relay wants the names of operations and fragments to begin with that of their module, and hides fragments. */
function named(name, document) {
  const inModule = (node, suffix) => ({ ...node.name, value: `${moduleOf(name)}${suffix}` });
  const unmasked = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: "relay" },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: "mask" },
        value: { kind: Kind.BOOLEAN, value: false },
      },
    ],
  };
  return visit(document, {
    OperationDefinition: (node) => ({ ...node, name: inModule(node, "Query") }),
    FragmentDefinition: (node) => ({ ...node, name: inModule(node, `_${node.name.value}`) }),
    FragmentSpread: (node) => ({ ...node, name: inModule(node, `_${node.name.value}`), directives: [unmasked] }),
  });
}
