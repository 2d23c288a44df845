// GraphiQL for our graph: the example questions in its tabs, our name in its corner, nothing from elsewhere.

import { useState } from "react";
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

const EXAMPLES = [councils, responsible, seats, principles, agreement, notStated].map((query) => ({ query }));

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

// A link may bring its question along, as a GET of /graphql does: ?query=…&variables=…&operationName=…
const link = new URLSearchParams(location.search);
const query = link.get("query") || undefined;
const asked = query && { query, variables: link.get("variables") ?? "" };

function Explorer() {
  // Which of several operations the link asks, until somebody goes on to another text or into this one: GraphiQL runs
  // what it is told to, and else lets people choose, or takes what the cursor is in.
  const [operationName, setOperationName] = useState((query && link.get("operationName")) || undefined);
  const letChoose = () => setOperationName(undefined);
  return (
    <div
      className="explorer"
      onFocus={({ target }) => target.closest(".graphiql-query-editor .CodeMirror") && letChoose()}
    >
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        {...asked}
        operationName={operationName}
        onEditQuery={(text) => text !== query && letChoose()}
        defaultTabs={asked ? [asked, ...EXAMPLES] : EXAMPLES}
        defaultEditorToolsVisibility={asked?.variables ? "variables" : false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>
          <a className="logo" href="schema.graphql" title="The schema as text">
            Samverkansgrafen
          </a>
        </GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}

createRoot(document.getElementById("graphiql")).render(<Explorer />);
