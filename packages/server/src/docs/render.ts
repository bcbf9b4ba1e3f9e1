import highlighter from "highlight.js/lib/core.js";
import bash from "highlight.js/lib/languages/bash.js";
import json from "highlight.js/lib/languages/json.js";
import typescript from "highlight.js/lib/languages/typescript.js";
import yaml from "highlight.js/lib/languages/yaml.js";
import MarkdownIt from "markdown-it";
import { type Page, resolve } from "./library.ts";

// The languages are added one by one, because all of them would be a megabyte.
highlighter.registerLanguage("ts", typescript);
highlighter.registerLanguage("js", typescript);
highlighter.registerLanguage("sh", bash);
highlighter.registerLanguage("json", json);
highlighter.registerLanguage("yaml", yaml);

/** A part of a page below one heading. */
export interface Section {
  /** What the heading is linked by; empty for what stands before the first one. */
  readonly anchor: string;
  readonly heading: string;
  /** What it says, without markup. */
  readonly text: string;
}

export interface Rendered {
  readonly html: string;
  readonly sections: readonly Section[];
}

// The pages are our own, and use tables of HTML to stand code side by side.
const markdown = new MarkdownIt({ html: true, linkify: false, highlight });

function highlight(code: string, language: string): string {
  return highlighter.getLanguage(language) === undefined
    ? ""
    : highlighter.highlight(code, { language, ignoreIllegals: true }).value;
}

type Token = ReturnType<typeof markdown.parse>[number];

/** A page as HTML, its headings linkable and its links leading to pages, and the sections for the search. */
export function render({ path, markdown: source }: Page): Rendered {
  const tokens = markdown.parse(source.replace(/^<!--.*?-->\s*/s, ""), {});
  const sections: { anchor: string; heading: string; text: string[] }[] = [{ anchor: "", heading: "", text: [] }];
  for (const [index, token] of tokens.entries()) {
    if (token.type === "heading_open" && token.tag !== "h1") {
      const heading = plainText(tokens[index + 1]);
      const anchor = anchorOf(heading);
      token.attrSet("id", anchor);
      sections.push({ anchor, heading, text: [] });
    }
    rewriteLinks(token.children ?? [], path);
    if (token.type === "inline" && tokens[index - 1]?.type !== "heading_open") sections.at(-1)?.text.push(plainText(token));
  }
  return {
    html: markdown.renderer.render(tokens, markdown.options, {}),
    sections: sections.map(({ text, ...section }) => ({ ...section, text: text.join(" ") })),
  };
}

function plainText(token: Token | undefined): string {
  return (token?.children ?? []).map(({ content }) => content).join("");
}

/** As readers of Markdown on the web make them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .trim()
    .replaceAll(/\s+/g, "-");
}

/** Links to pages lead to where they are served. Files of the repository are not served, and only named. */
function rewriteLinks(tokens: readonly Token[], from: string): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "link_open") continue;
    const href = String(token.attrGet("href"));
    if (/^(?:https?:|#)/.test(href)) continue;
    const page = resolve(from, href);
    if (page !== undefined) token.attrSet("href", page);
    else
      for (const tag of [token, tokens.slice(index).find(({ type }) => type === "link_close")])
        if (tag !== undefined) nameOnly(tag);
  }
}

function nameOnly(tag: Token): void {
  tag.tag = "span";
  tag.attrs = null;
}
