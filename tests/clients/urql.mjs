// urql with its normalised cache, graphcache. It keeps an object by its type and `id`, and takes the whole schema.

import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { introspectionFromSchema, isObjectType } from "graphql";
import { edgeTypes } from "./questions.mjs";

export function open({ schema, fetch, edgesByRelation }) {
  const embedded = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.getFields().id);
  const keys = Object.fromEntries(embedded.map(({ name }) => [name, () => null]));
  const keyed = Object.fromEntries(edgeTypes(schema).map((name) => [name, (edge) => edge.relationId ?? null]));
  const client = new Client({
    url: "http://service/graphql",
    fetch,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({ schema: introspectionFromSchema(schema), keys: edgesByRelation ? { ...keys, ...keyed } : keys }),
      fetchExchange,
    ],
  });
  return {
    async show(_name, query) {
      const { data, error } = await client.query(query, {}, { requestPolicy: "cache-first" }).toPromise();
      if (error) throw error;
      return data;
    },
    async again(_name, query) {
      const { data, operation } = await client.query(query, {}, { requestPolicy: "cache-only" }).toPromise();
      return operation.context.meta?.cacheOutcome === "hit" ? data : null;
    },
  };
}
