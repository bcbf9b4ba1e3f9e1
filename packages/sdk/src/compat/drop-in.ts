import { services } from "./generated/all.ts";
import { ResourceGroups, Util } from "./namespaces.ts";
import { getMsHost, setMSVersion, setMsAuthHost, setMsHost } from "./store.ts";

/** The drop-in as one object, `import s2sMS from`. Marked as pure so that bundlers drop it where nobody uses it. */
export const dropIn = /* @__PURE__ */ Object.assign(
  { ResourceGroups, Util, getMsHost, setMSVersion, setMsAuthHost, setMsHost },
  services,
);
