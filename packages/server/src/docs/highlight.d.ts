/**
 * What is used of highlight.js. Its own declarations bring those of a browser with them, which would hold for the whole
 * server.
 */
declare module "highlight.js/lib/core.js" {
  type Language = (highlighter: unknown) => object;
  interface Highlighter {
    registerLanguage(name: string, language: Language): void;
    getLanguage(name: string): object | undefined;
    highlight(code: string, options: { language: string; ignoreIllegals: boolean }): { readonly value: string };
  }
  const highlighter: Highlighter;
  export default highlighter;
}

declare module "highlight.js/lib/languages/*" {
  const language: (highlighter: unknown) => object;
  export default language;
}
