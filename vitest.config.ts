import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    // Tests run on the sources, so that they need no build. A subpath such as @patchbay/sdk/webhooks is a file of that name.
    alias: [
      { find: /^@patchbay\/(contract|sdk|server|cli)$/, replacement: `${root}packages/$1/src/index.ts` },
      { find: /^@patchbay\/(contract|sdk|server|cli)\/([\w-]+)$/, replacement: `${root}packages/$1/src/$2.ts` },
    ],
  },
  test: {
    environment: "node",
    include: ["packages/**/src/**/*.test.ts", "tools/**/*.test.ts", "examples/**/*.test.ts"],
    globalSetup: "packages/server/src/testing/global-setup.ts",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
