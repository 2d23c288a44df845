// Asks a service twice by the hash of a text, through the link of Apollo and the exchange of urql, by POST and by GET:
// `node persisted.mjs URL` prints one JSON object, which says what each sent, what came of it, and what it showed.

import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { Client, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import { gql } from "@apollo/client";

const [url] = process.argv.slice(2);
const uri = `${url}/graphql`;
const sha256 = async (text) => createHash("sha256").update(text).digest("hex");

const CLIENTS = { apollo, urql };

const reports = {};
for (const [name, open] of Object.entries(CLIENTS)) {
  for (const method of ["POST", "GET"]) {
    const sent = [];
    const show = open(method, (address, options) => noted(address, options, sent));
    const text = `query By${method}Of${name} { councils(first: 1) { nodes { id name } } }`;
    const shown = [await show(text), await show(text)];
    reports[`${name}, ${method}`] = { sent, shown };
  }
}
console.log(JSON.stringify(reports));

function apollo(method, fetch) {
  const persisted = new PersistedQueryLink({ sha256, useGETForHashedQueries: method === "GET" });
  const link = ApolloLink.from([persisted, new HttpLink({ uri, fetch })]);
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  return async (text) => (await client.query({ query: gql(text), fetchPolicy: "network-only" })).data.councils.nodes;
}

function urql(method, fetch) {
  const persisted = persistedExchange({ generateHash: sha256, preferGetForPersistedQueries: method === "GET" });
  const client = new Client({ url: uri, fetch, preferGetMethod: false, exchanges: [persisted, fetchExchange] });
  return async (text) => {
    const { data, error } = await client.query(text, {}, { requestPolicy: "network-only" }).toPromise();
    if (error) throw error;
    return data.councils.nodes;
  };
}

/** Sends a request, and writes down whether its text and its hash were in it. */
async function noted(address, options, sent) {
  const inUrl = Object.fromEntries(new URL(address).searchParams);
  const asked = options.body ? JSON.parse(options.body) : { ...inUrl, extensions: JSON.parse(inUrl.extensions ?? "{}") };
  const response = await fetch(address, options);
  const { errors } = await response.clone().json();
  sent.push({
    method: options.method,
    text: Boolean(asked.query),
    hash: Boolean(asked.extensions?.persistedQuery),
    code: errors?.[0].extensions.code ?? null,
  });
  return response;
}
