export { openDiskStore } from "./disk.ts";
export type { ByteRange, FileStore, StoredFile } from "./store.ts";
