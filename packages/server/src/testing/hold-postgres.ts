/**
 * A process of its own that starts or joins the PostgreSQL of a data folder, says its address, and holds it until it is
 * killed or its standard input ends: what the tests of the launcher kill.
 *
 * Usage: node --import tsx hold-postgres.ts DATA_FOLDER
 */
import { startPostgres } from "../kernel/postgres/index.ts";

const dataDir = process.argv[2];
if (!dataDir) throw new Error("which data folder?");
const postgres = await startPostgres({ dataDir, durable: true });
process.stdout.write(`${postgres.url}\n`);
process.stdin.resume().once("end", async () => {
  await postgres.stop();
  process.exit();
});
