import pg from "pg";
import { describe, expect, it } from "vitest";
import { Metrics } from "./metrics.ts";

const idle = { lanes: () => [], consumers: () => [] };

describe("Metrics", () => {
  it("counts requests by operation and status, with labels nobody can grow", async () => {
    const metrics = new Metrics({ operations: ["accounts.getAccount"], pools: {}, background: idle });
    metrics.observeRequest("accounts.getAccount", 200, 0.004);
    metrics.observeRequest("accounts.getAccount", 200, 0.2);
    metrics.observeRequest("accounts.getAccount", 404, 0.001);
    metrics.observeRequest(undefined, 404, 0.001);
    for (let attack = 0; attack < 100; attack++) metrics.observeRequest(`nonsense ${attack}`, 1000 + attack, 0.001);
    const text = await metrics.text();
    const counts = text.split("\n").filter((line) => line.startsWith("patchbay_http_request_duration_seconds_count"));
    expect(counts.sort()).toEqual([
      'patchbay_http_request_duration_seconds_count{operation="accounts.getAccount",status="200"} 2',
      'patchbay_http_request_duration_seconds_count{operation="accounts.getAccount",status="404"} 1',
      'patchbay_http_request_duration_seconds_count{operation="other",status="404"} 1',
      'patchbay_http_request_duration_seconds_count{operation="other",status="other"} 100',
    ]);
    expect(text).toContain('le="0.005",operation="accounts.getAccount",status="200"} 1');
    expect(metrics.contentType).toMatch(/^text\/plain; version=0\.0\.4/);
  });

  it("shows the process and each pool as they are when asked", async () => {
    const pool = new pg.Pool({ max: 2 });
    const metrics = new Metrics({ operations: [], pools: { main: pool }, background: idle });
    const text = await metrics.text();
    expect(text).toContain('patchbay_database_connections{pool="main",state="waiting"} 0');
    expect(text).toContain("process_resident_memory_bytes");
    expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
    await pool.end();
  });

  it("shows what lanes and consumers of this process have done", async () => {
    const lane = { name: "kernel.mail", claimed: 5, done: 3, failed: 1, dead: 0, lost: 0, inHand: 1, lag: 250 };
    const background = { lanes: () => [lane], consumers: () => [{ name: "profiles.cleanup", handled: 7, failed: 0 }] };
    const text = await new Metrics({ operations: [], pools: {}, background }).text();
    expect(text).toContain('patchbay_lane_rows{lane="kernel.mail",state="done"} 3');
    expect(text).toContain('patchbay_lane_lag_seconds{lane="kernel.mail"} 0.25');
    expect(text).toContain('patchbay_consumer_events{consumer="profiles.cleanup",state="handled"} 7');
  });

  it("is separate for each instance, so that one process can hold several servers", async () => {
    const one = new Metrics({ operations: ["a"], pools: {}, background: idle });
    const other = new Metrics({ operations: ["a"], pools: {}, background: idle });
    one.observeRequest("a", 200, 1);
    expect(await other.text()).not.toContain('operation="a"');
  });
});
