// GraphiQL for our graph: the example questions in its tabs, our name in its corner, nothing from elsewhere.

import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import "./explorer.css";

import councils from "./examples/councils.graphql";
import responsible from "./examples/responsible.graphql";
import seats from "./examples/seats.graphql";
import principles from "./examples/principles.graphql";
import agreement from "./examples/agreement.graphql";
import notStated from "./examples/not_stated.graphql";

const EXAMPLES = [councils, responsible, seats, principles, agreement, notStated];

// What another GraphiQL kept for this address shall not hide the examples: ours has a drawer of its own.
const drawer = "samverkansgrafen:";
const storage = {
  getItem: (key) => localStorage.getItem(drawer + key),
  setItem: (key, value) => localStorage.setItem(drawer + key, value),
  removeItem: (key) => localStorage.removeItem(drawer + key),
  clear: () => keys().forEach((key) => localStorage.removeItem(key)),
  get length() {
    return keys().length;
  },
};
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(drawer));

async function fetcher(question, { headers } = {}) {
  const response = await fetch("graphql", {
    method: "POST",
    headers: { accept: "application/graphql-response+json", ...headers, "content-type": "application/json" },
    body: JSON.stringify(question),
  });
  return response.json();
}

// A link may bring its question along: /?query=…
const asked = new URLSearchParams(location.search).get("query") ?? undefined;

createRoot(document.getElementById("graphiql")).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    query={asked}
    defaultTabs={(asked ? [asked, ...EXAMPLES] : EXAMPLES).map((query) => ({ query }))}
    defaultEditorToolsVisibility={false}
    showPersistHeadersSettings={false}
  >
    <GraphiQL.Logo>
      <a className="logo" href="schema.graphql" title="The schema as text">
        Samverkansgrafen
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
