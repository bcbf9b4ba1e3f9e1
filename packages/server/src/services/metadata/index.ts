import { metadata as contract } from "@patchbay/contract";
import { slicePage } from "../../kernel/lists.ts";
import { defineService } from "../../kernel/service.ts";
import { named, subsystemsOf } from "./subsystems.ts";

/** The metadata service. It keeps nothing: all it tells is derived from the running services, the events and the permissions. */
export const metadata = defineService(contract, ({ services }) => {
  const subsystems = subsystemsOf(services);
  return {
    handlers: {
      getMetadataSubsystems: async ({ query, page }) => {
        const wanted = query.subsystems ?? [];
        const found = wanted.length === 0 ? subsystems : named(subsystems, wanted);
        const descending = page.sort[0]?.descending ?? false;
        return slicePage(page, descending ? [...found].reverse() : found);
      },
    },
  };
});
