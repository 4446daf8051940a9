import { BlockList, isIPv6 } from 'node:net'

/** What kind of place an IP address is; `embedded` is an IPv4 address dressed as IPv6. */
export type AddressKind =
  | 'loopback'
  | 'unspecified'
  | 'private'
  | 'shared'
  | 'link-local'
  | 'unique-local'
  | 'multicast'
  | 'embedded'
  | 'reserved'
  | 'public'

type Ranges = Readonly<Partial<Record<AddressKind, readonly string[]>>>

// IANA's special-purpose registries for both families.
const special4: Ranges = {
  loopback: ['127.0.0.0/8'],
  unspecified: ['0.0.0.0/8'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  shared: ['100.64.0.0/10'],
  'link-local': ['169.254.0.0/16'],
  multicast: ['224.0.0.0/4'],
  reserved: [
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '240.0.0.0/4',
  ],
}

const special6: Ranges = {
  // Mapped, translated, 6to4 and Teredo addresses, those of a network's own NAT64, and those that
  // the well-known NAT64 translates into anything that is not public.
  embedded: [
    '::ffff:0:0/96',
    '::ffff:0:0:0/96',
    '2002::/16',
    '2001::/32',
    '64:ff9b:1::/48',
    ...Object.values(special4).flat().map(translated),
  ],
  loopback: ['::1/128'],
  unspecified: ['::/128'],
  'unique-local': ['fc00::/7'],
  'link-local': ['fe80::/10'],
  multicast: ['ff00::/8'],
  reserved: ['2001::/23', '2001:db8::/32', '3fff::/20'],
  // All that has ever been given out, and the well-known NAT64 in front of a public address.
  public: ['2000::/3', '64:ff9b::/96'],
}

/** An IPv4 range as the well-known NAT64 prefix shows it. */
function translated(range: string): string {
  const [network = '', prefix] = range.split('/')
  return `64:ff9b::${network}/${96 + Number(prefix)}`
}

/** Tells what kind of place an address is. Takes the text of any IPv4 or IPv6 address. */
export function kindOf(address: string): AddressKind {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  tables ??= { ipv4: tableOf(special4), ipv6: tableOf(special6) }
  // Families stay apart: a list of IPv6 ranges also takes IPv4 addresses, as mapped ones.
  const kind = tables[family].find(([, list]) => list.check(address, family))?.[0]
  return kind ?? (family === 'ipv4' ? 'public' : 'reserved')
}

type Table = readonly (readonly [AddressKind, BlockList])[]

// Filled on first use: most runs never speak to the outside.
let tables: { readonly ipv4: Table; readonly ipv6: Table } | undefined

function tableOf(ranges: Ranges): Table {
  // The cast gives back the key type that Object.entries forgets.
  const entries = Object.entries(ranges) as [AddressKind, readonly string[]][]
  return entries.map(function listed([kind, texts]) {
    const list = new BlockList()
    for (const text of texts) addRange(list, text)
    return [kind, list] as const
  })
}

/** Adds an address or a range such as `10.0.0.0/8`, known to be one, to a list. */
export function addRange(list: BlockList, text: string): void {
  const [network = '', prefix] = text.split('/')
  const family = isIPv6(network) ? 'ipv6' : 'ipv4'
  if (prefix === undefined) list.addAddress(network, family)
  else list.addSubnet(network, Number(prefix), family)
}
