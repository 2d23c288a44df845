// Asks a service through each client in many random orders, and says where a client shows what was not answered:
// `node ask.mjs URL SEED ORDERS` prints one JSON object.

import { request } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { buildSchema, print } from "graphql";
import * as apollo from "./apollo.mjs";
import { questions } from "./questions.mjs";
import * as relay from "./relay.mjs";
import * as urql from "./urql.mjs";

const CLIENTS = { apollo, urql, relay };
const ASKED_IN_AN_ORDER = 12;

const [url, seed, orders] = process.argv.slice(2);
const schema = buildSchema(await (await fetch(`${url}/schema.graphql`)).text());
const { written, derived } = questions(schema);
const documents = { ...written, ...derived };
await relay.prepare(schema, documents);

const answers = new Map();
const expected = {};
for (const [name, document] of Object.entries(documents)) {
  expected[name] = bare(JSON.parse(await answer(print(document))).data);
}

const reports = {};
for (const [name, { open }] of Object.entries(CLIENTS)) {
  const byRelation = (fetch) => open({ schema, fetch, edgesByRelation: true });
  reports[name] = await inManyOrders((fetch) => open({ schema, fetch }));
  reports[`${name}, edges by relation`] = await inManyOrders(byRelation, { until: "name" });
}
console.log(JSON.stringify(reports));

/** What a client shows, opened anew for each order: `asked` it so often, of which it `kept` all that an answer needed;
 * `read` so often what it had been asked before; and what was `wrong`, `until` the first field of that name. */
async function inManyOrders(open, { until } = {}) {
  const report = { asked: 0, kept: 0, read: 0, wrong: [] };
  for (let order = 0; order < Number(orders); order += 1) {
    await inOneOrder(open, someQuestions(random(`${seed} ${order}`)), report);
    if (until && report.wrong.some(({ at }) => at.endsWith(until))) break;
  }
  return report;
}

async function inOneOrder(open, order, report) {
  let sent = 0;
  const { show, again } = open(async (_, { body }) => {
    sent += 1;
    return new Response(await answer(JSON.parse(body).query), { headers: { "content-type": "application/json" } });
  });
  for (const [place, name] of order.entries()) {
    const before = sent;
    const asked = order.slice(0, place + 1);
    compare(await show(name, documents[name]), name, asked, report);
    report.asked += 1;
    report.kept += sent === before;
    for (const earlier of new Set(order.slice(0, place))) {
      const shown = await again(earlier, documents[earlier]);
      if (shown === null) continue; // something was replaced: it would ask anew
      compare(shown, earlier, asked, report);
      report.read += 1;
    }
  }
}

function compare(shown, name, asked, report) {
  if (isDeepStrictEqual(bare(shown), expected[name])) return;
  report.wrong.push(...differences(bare(shown), expected[name]).map((each) => ({ question: name, ...each, asked })));
}

/** Half of them written by hand, which overlap most. */
function someQuestions(next) {
  const any = (from) => Object.keys(from)[Math.floor(next() * Object.keys(from).length)];
  return Array.from({ length: ASKED_IN_AN_ORDER }, (_, place) => any(place % 2 ? written : derived));
}

/** The answer of the service as text; the facts stay as they are, so each text is asked once. */
function answer(query) {
  if (!answers.has(query)) answers.set(query, sent(query));
  return answers.get(query);
}

/** A connection of its own each time: one that is kept may be closed while clients are busy here. */
async function sent(query) {
  const headers = { "content-type": "application/json", accept: "application/graphql-response+json" };
  const response = await new Promise((resolve, reject) => {
    request(`${url}/graphql`, { method: "POST", headers, agent: false }, resolve)
      .on("error", reject)
      .end(JSON.stringify({ query }));
  });
  const text = (await response.setEncoding("utf8").toArray()).join("");
  if (JSON.parse(text).errors) throw new Error(`${query}\n${text}`);
  return text;
}

/** A value without what clients put into it by themselves. */
function bare(value) {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== "object") return value;
  const own = Object.entries(value).filter(([key]) => key !== "__typename");
  return Object.fromEntries(own.map(([key, inner]) => [key, bare(inner)]));
}

/** Where two values differ: `{at: "council.meetsWith.edges.0.node.name", shown: "a", answered: "b"}`. */
function differences(shown, answered, at = []) {
  if (isDeepStrictEqual(shown, answered)) return [];
  const deeper = [shown, answered].every((each) => each !== null && typeof each === "object");
  if (!deeper) return [{ at: at.join("."), shown, answered }];
  const keys = new Set([...Object.keys(answered), ...Object.keys(shown)]);
  return [...keys].flatMap((key) => differences(shown[key] ?? null, answered[key] ?? null, [...at, key]));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed) {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 16777619), 2166136261);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
