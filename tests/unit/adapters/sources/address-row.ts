/** How the tables of addresses are written. */

/** An address, and what it says: `id [version] surface` of a paper, the surface of a list, or `nothing`. */
export type AddressRow = readonly [address: string, says: string]
