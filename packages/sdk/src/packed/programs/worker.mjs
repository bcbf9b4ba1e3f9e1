import { exerciseBoth } from "./doors.mjs";

export default {
  /** Answers what the exercise found at the server that the address names. */
  async fetch(request) {
    const host = new URL(request.url).searchParams.get("host");
    return Response.json(await exerciseBoth(host));
  },
};
