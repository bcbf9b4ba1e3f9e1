/**
 * A server in a process of its own on an existing database, for tests that kill it. Says its URL, ends with its input.
 *
 * Environment: TEST_DATABASE_URL, TEST_SECRET (base64), TEST_SETTINGS (a JSON object of variables), and PATCHBAY_CRASH_AT.
 */
import { createApp } from "../app.ts";
import { createLog } from "../kernel/log.ts";
import { secretKey } from "../kernel/secrets.ts";
import { cheapPasswords, testSettings } from "./template.ts";

const {
  TEST_DATABASE_URL: databaseUrl = "",
  TEST_SECRET: secret = "",
  TEST_DATA_DIR: dataDir = "",
  TEST_SETTINGS: settings = "{}",
} = process.env;
const app = await createApp({
  settings: testSettings(dataDir, JSON.parse(settings)),
  databaseUrl,
  secrets: [secretKey(Buffer.from(secret, "base64"))],
  log: createLog("silent"),
  passwords: cheapPasswords,
});
process.stdout.write(`${await app.listen(0, "127.0.0.1")}\n`);
process.stdin.resume().once("end", async () => {
  await app.close();
  process.exit();
});
