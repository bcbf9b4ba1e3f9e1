export { openDiskStore } from "./disk.ts";
export { fileStores } from "./lazy.ts";
export type { ByteRange, FileStore, StoredFile } from "./store.ts";
