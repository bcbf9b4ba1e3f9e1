import { readFile } from "node:fs/promises";
import type { Command } from "./command.ts";

async function ownVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  const known = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return known ? String(manifest.version) : "unknown";
}

export const version: Command = {
  name: "version",
  usage: "",
  summary: "Print the version.",
  help: () => "Also: patchbay --version",
  run: async () => console.log(`patchbay ${await ownVersion()} (Node.js ${process.versions.node})`),
};
