import { type Group, PRODUCT } from './group.ts';
import { canonical, type Replayed, type World } from './replay.ts';

/** What is asked of everybody about every store. */
const ASKED = [
  'directory.self.read',
  'directory.stores.read',
  'directory.stores.write',
  'directory.memberships.write',
  'directory.access_requests.decide',
  'asset.devices.write',
  'asset.certificates.write',
  'asset.seats.write',
  `${PRODUCT}.prescriptions.read`,
  `${PRODUCT}.prescriptions.dispense`,
];

interface Asked {
  readonly user_id: string;
  readonly action: string;
  readonly store_id: string;
}

/** Every person × permission × store of a moment. */
export function matrixOf(world: World): Asked[] {
  return world
    .of('user')
    .flatMap(({ id: user_id }) =>
      ASKED.flatMap((action) => world.of('store').map(({ id: store_id }) => ({ user_id, action, store_id }))),
    );
}

/** What the product's program is answered about all of them, as of the moment. */
export async function decidedByApi({ product }: Group, world: World, asked: readonly Asked[]): Promise<boolean[]> {
  const { status, body } = await product.send('POST', 'directory:/access/v1/evaluations', {
    evaluations: asked.map(({ user_id, action, store_id }) => ({
      subject: { type: 'user', id: user_id },
      action: { name: action },
      resource: action.startsWith(`${PRODUCT}.`)
        ? { type: 'prescription', id: '1', properties: { store_id } }
        : { type: 'store', id: store_id },
      context: { as_of: world.at },
    })),
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (body as { evaluations: { decision: boolean }[] }).evaluations.map(({ decision }) => decision);
}

/** The same by plain reasoning on what the events say. `platform`: where the manifests lie. */
export function decidedByEvents(world: World, platform: World, { user_id, action, store_id }: Asked): boolean {
  if (world.one('user', user_id)?.state.status !== 'active') return false;
  const manifest = manifestOf(platform, action);
  const [permission] = permissionsIn(manifest).filter((each) => each.permission === action);
  const roles = rolesIn(manifest)
    .filter(({ permissions }) => permissions.includes(action))
    .map(({ key }) => `${manifest.product}:${key}`);
  const everywhereOnly = permission?.resource_type === 'tenant';
  const above = placesAbove(world, store_id);
  const holds = world.of('role_assignment').some(({ state }) => {
    const { unit_id, store_id: store } = state;
    const everywhere = unit_id === null && store === null;
    return (
      state.user_id === user_id &&
      state.status === 'active' &&
      roles.includes(String(state.role)) &&
      isNow(world, state) &&
      (everywhere || (!everywhereOnly && above.includes(String(store ?? unit_id))))
    );
  });
  if (!holds && permission?.everybody !== true) return false;
  return manifest.licensed !== true || isLicensed(world, { user_id, store_id });
}

function isLicensed(world: World, { user_id, store_id }: Pick<Asked, 'user_id' | 'store_id'>): boolean {
  return world.of('licence').some(({ id, state }) => {
    if (state.product !== PRODUCT || state.status !== 'active' || !isNow(world, state)) return false;
    const seats = world.of('seat').filter((seat) => seat.state.licence_id === id && seat.state.status === 'assigned');
    return (
      state.covers === 'tenant' ||
      seats.some((seat) => seat.state.store_id === store_id || seat.state.user_id === user_id)
    );
  });
}

function isNow({ at }: World, { starts_at, ends_at }: Replayed['state']): boolean {
  return canonical(String(starts_at)) <= at && (ends_at === null || at < canonical(String(ends_at)));
}

/** The store, and every unit from its own up. */
function placesAbove(world: World, store_id: string): string[] {
  const places = [store_id];
  for (let next = world.one('store', store_id)?.state.unit_id; typeof next === 'string'; ) {
    places.push(next);
    next = world.one('organization_unit', next)?.state.parent_id;
  }
  return places;
}

type Manifest = Replayed['state'];

function manifestOf(platform: World, action: string): Manifest {
  const manifests = platform.of('product_manifest').map(({ state }) => state);
  const found = manifests.find((manifest) => permissionsIn(manifest).some(({ permission }) => permission === action));
  if (found === undefined) throw new Error(`No product has ${action}.`);
  return found;
}

function permissionsIn(manifest: Manifest) {
  return manifest.permissions as readonly { permission: string; resource_type: string; everybody?: boolean }[];
}

function rolesIn(manifest: Manifest) {
  return manifest.roles as readonly { key: string; permissions: readonly string[] }[];
}
