import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** Text that a bundle has if, and only if, the helper is in it. */
const traces = {
  sendSmsAndWait: "is not in its conversation",
  conversationMessages: "quiet",
  runWorkflowAndWait: "workflow run ",
  runUsageReportAndWait: "SUCCEEDED",
  uploadLargeFile: "latin1",
};

async function bundleOf(names: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${names} } from "./index.ts"; globalThis.used = [${names}];`,
      resolveDir: fileURLToPath(new URL("../", import.meta.url)),
    },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
  });
  return outputFiles.map(({ text }) => text).join("");
}

const foundIn = (bundle: string) => Object.entries(traces).flatMap(([name, trace]) => (bundle.includes(trace) ? [name] : []));

test("nobody bundles a helper that he does not import", async () => {
  expect(foundIn(await bundleOf("Patchbay"))).toEqual([]);
  for (const name of Object.keys(traces)) expect(foundIn(await bundleOf(name))).toEqual([name]);
});
