import { session } from "./session";

/** Roles as the services know them; the service decides, this only spares a person buttons that it would refuse. */
export type Role = "PROVINCE_OFFICE" | "CITY_OFFICE" | "BASE_OFFICE" | "ENTERPRISE" | "FUND_MANAGER" | "INVESTMENT_COMMITTEE";

export function may(...roles: readonly Role[]): boolean {
  return roles.some(role => session.person?.roles.includes(role));
}

/** Whether it was this person: what asks for four eyes is then somebody else's. */
export function mine(userId: string | null | undefined): boolean {
  return userId !== null && userId !== undefined && session.person?.userId === userId;
}
