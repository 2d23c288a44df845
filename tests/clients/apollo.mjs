// Apollo Client without React. It keeps an object by its type and `id`; of interfaces it must be told the types.

import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { edgeTypes } from "./questions.mjs";

export function open({ schema, fetch, edgesByRelation }) {
  const keyed = Object.fromEntries(edgeTypes(schema).map((name) => [name, { keyFields: ["relationId"] }]));
  const cache = new InMemoryCache({
    possibleTypes: possibleTypes(schema),
    typePolicies: edgesByRelation ? keyed : {},
  });
  const client = new ApolloClient({ cache, link: new HttpLink({ uri: "http://service/graphql", fetch }) });
  return {
    async show(_name, query) {
      return (await client.query({ query })).data;
    },
    again(_name, query) {
      return client.readQuery({ query });
    },
  };
}

function possibleTypes(schema) {
  const interfaces = Object.values(schema.getTypeMap()).filter((type) => "resolveType" in type);
  const names = (type) => schema.getPossibleTypes(type).map(({ name }) => name);
  return Object.fromEntries(interfaces.map((type) => [type.name, names(type)]));
}
