// What is asked: the questions of questions.graphql, and one for every relation that an entity of the schema has.

import { readFileSync } from "node:fs";
import { getNamedType, isObjectType, parse, separateOperations } from "graphql";

const DAYS = [null, "2020-01-01"];

/** Documents with one operation each, by its name. */
export function questions(schema) {
  const written = readFileSync(new URL("questions.graphql", import.meta.url), "utf8");
  const derived = relations(schema).flatMap((relation) => DAYS.map((day) => relationQuestion(relation, day)));
  return { written: separateOperations(parse(written)), derived: separateOperations(parse(derived.join("\n"))) };
}

/** The types whose edges say what lies on a relation. */
export function edgeTypes(schema) {
  return schema.getPossibleTypes(schema.getType("Relation")).map((type) => type.name);
}

function relations(schema) {
  const roots = Object.values(schema.getQueryType().getFields());
  return roots.flatMap((root) => {
    const node = entityOf(schema, getNamedType(root.type));
    return node ? relationsOf(schema, node).map((name) => ({ root: root.name, node: node.name, name })) : [];
  });
}

/** The type of the entities that a field of the root lists; a search lists any. */
function entityOf(schema, connection) {
  const nodes = isObjectType(connection) && connection.getFields().nodes;
  const node = nodes && getNamedType(nodes.type);
  return isObjectType(node) && schema.isSubType(schema.getType("Entity"), node) ? node : null;
}

function relationsOf(schema, entity) {
  const edges = new Set(edgeTypes(schema));
  const leadsOn = (field) => getNamedType(field.type).getFields?.().edges;
  return Object.values(entity.getFields())
    .filter((field) => leadsOn(field) && edges.has(getNamedType(leadsOn(field).type).name))
    .map((field) => field.name);
}

function relationQuestion({ root, node, name }, day) {
  const asOf = day ? `, asOf: "${day}"` : "";
  return `query ${node}_${name}_${day ? "then" : "now"} {
    ${root}(where: { ${name}Count: { gte: 1 } }, first: 8${asOf}) {
      nodes { id name ${name}(first: 4) { totalCount edges { cursor relationId node { id name } } } }
    }
  }`;
}
