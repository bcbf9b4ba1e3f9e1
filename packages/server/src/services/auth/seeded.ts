/** Ids of the platform's own roles, as the migration 0002_catalogue.sql seeds them. */
export const accountAdmin = "7a3d0000-0000-4000-8000-000000000001";
export const accountUser = "7a3d0000-0000-4000-8000-000000000002";
/** Holds what AccountAdmin lacks: `permission.create`. A role of the admin group of the root account only. */
export const platformAdmin = "7a3d0000-0000-4000-8000-000000000003";

/** By this description clients find the seven roles that share single objects; it may never change. */
export const sharedRoleDescription = "system role - 01e77463-bf4e-453d-8a89-c145f83d3f54";
