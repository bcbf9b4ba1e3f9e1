/** Endpoints in good order, and those in trouble, which must not keep the others waiting. */
export const [steady, troubled] = ["pubsub.deliver", "pubsub.recover"];

export const lanes: readonly string[] = [steady, troubled];
