import { metadata as contract } from "@patchbay/contract";
import { slicePage } from "../../kernel/lists.ts";
import { defineService } from "../../kernel/service.ts";
import { named, subsystems } from "./subsystems.ts";

/** The metadata service. It keeps nothing: all it tells is derived from the table, the events and the permissions. */
export const metadata = defineService(contract, () => ({
  handlers: {
    getMetadataSubsystems: async ({ query, page }) => {
      const found = query.subsystems === undefined || query.subsystems.length === 0 ? subsystems : named(query.subsystems);
      const descending = page.sort[0]?.descending ?? false;
      return slicePage(page, descending ? [...found].reverse() : found);
    },
  },
}));
