import { connect } from "node:net";
import { expect, it } from "vitest";
import { createOutbound } from "../kernel/outbound/index.ts";
import { startTrap } from "./hostile-urls.ts";

it("the trap notices whoever connects", async () => {
  const trap = await startTrap();
  const port = Number(new URL(trap.urls[0] ?? "").port);
  const socket = connect(port, "127.0.0.1");
  await expect
    .poll(() => [...trap.touched].sort())
    .toEqual([expect.stringContaining("127.0.0.1"), expect.stringMatching(/^from /)]);
  socket.destroy();
  await trap.close();
});

it("the guarded client does not walk into it, nor where redirections lead", async () => {
  const trap = await startTrap();
  const outbound = createOutbound({ allow: [trap.env.PATCHBAY_OUTBOUND_ALLOW ?? ""], resolve: trap.resolve });
  const outcomes = await Promise.all(trap.urls.map((url) => outbound.fetch(url).then(() => "answered", String)));
  expect(new Set(outcomes.map((outcome) => outcome.slice(0, 8)))).toEqual(new Set(["Problem:"]));
  expect(trap.touched).toEqual([]);
  await outbound.close();
  await trap.close();
});
