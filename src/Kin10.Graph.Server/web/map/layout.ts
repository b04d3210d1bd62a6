import { forceCollide, forceLink, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';
import { polygonHull } from 'd3-polygon';
import { scaleSqrt } from 'd3-scale';
import { discBox, nameBoxes } from './boxes';
import type { Challenge, ChallengeMap, RootCause } from './graph';

/** Where a root cause lies, and how large its bubble is. */
export interface Bubble {
  readonly rootCause: RootCause;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The ground of a challenge: the corners of what holds all its bubbles; its outline is drawn `regionMargin` outside. */
export interface Region {
  readonly challenge: Challenge;
  readonly corners: readonly (readonly [number, number])[];
  /** Its own tint, an angle of the colour circle. */
  readonly hue: number;
  /** Where its name goes: its upper end. */
  readonly label: readonly [number, number];
}

/** A map that is laid out once and stands still. */
export interface Layout {
  readonly bubbles: readonly Bubble[];
  readonly bubbleOf: ReadonlyMap<RootCause, Bubble>;
  readonly regions: readonly Region[];
  readonly bounds: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** How far the outline of a region is from the bubbles in it. */
export const regionMargin = 26;

/** Up to here each bubble has its name under it, for which the layout leaves room. */
export const mostNamedBubbles = 120;

// What a bubble takes together with the lines under it.
const namedRoom = 53;
const linesHeight = 36;
const badgeRoom = 12;

// A challenge of few root causes has a name as long as the others have.
const leastGround = 110;

/** Where a challenge goes, or what is filed under none. */
interface Ground extends SimulationNodeDatum {
  readonly challenge: Challenge | null;
  readonly room: number;
  x: number;
  y: number;
}

interface Neighbourhood extends SimulationLinkDatum<Ground> {
  /** How many root causes both have. */
  readonly shared: number;
}

interface Spot extends SimulationNodeDatum {
  readonly rootCause: RootCause;
  readonly radius: number;
  readonly room: number;
  readonly home: { readonly x: number; readonly y: number };
  x: number;
  y: number;
}

/**
 * Lays the map out: first the challenges, those beside each other that share root causes, then the root causes, each near the middle
 * of its challenges. The same map always gets the same layout.
 * @param aspect how many times wider than high it shall be, about
 */
export function layOut(map: ChallengeMap, aspect: number): Layout {
  const radiusOf = scaleSqrt([0, Math.max(1, ...map.rootCauses.map(({ reach }) => reach))], [9, 30]);
  const isNamed = map.rootCauses.length <= mostNamedBubbles;
  const roomOf = ({ reach }: RootCause) => (isNamed ? Math.max(namedRoom, radiusOf(reach) + linesHeight / 2 + 4) : radiusOf(reach) + 3);
  const grounds = placeChallenges(map, roomOf, isNamed, aspect);
  const groundOf = new Map(grounds.map(ground => [ground.challenge, ground]));
  const spots = map.rootCauses.map((rootCause, index): Spot => {
    const own = rootCause.challenges.length > 0 ? rootCause.challenges : [null];
    const home = { x: mean(own.map(challenge => groundOf.get(challenge)!.x)), y: mean(own.map(challenge => groundOf.get(challenge)!.y)) };
    // All begin near their homes, in a spiral, so that no two of them begin at one place.
    const [away, angle] = [4 * Math.sqrt(index), index * 2.4];
    const begin = { x: home.x + away * Math.cos(angle), y: home.y + away * Math.sin(angle) };
    return { rootCause, radius: radiusOf(rootCause.reach), room: roomOf(rootCause), home, ...begin };
  });
  forceSimulation(spots)
    .force('x', forceX<Spot>(spot => spot.home.x).strength(0.12))
    .force('y', forceY<Spot>(spot => spot.home.y).strength(0.12))
    .force('out', keepOut(grounds))
    .force('apart', forceCollide<Spot>(spot => spot.room).iterations(3))
    .stop()
    .tick(spots.length > 1000 ? 80 : 260);

  // The middle of a spot is that of the bubble and its name together.
  const lift = isNamed ? linesHeight / 2 : 0;
  const bubbles = spots.map(({ rootCause, radius, x, y }): Bubble => ({ rootCause, radius, x, y: y - lift }));
  const bubbleOf = new Map(bubbles.map(bubble => [bubble.rootCause, bubble]));
  const regions = map.challenges.map((challenge, index) => ({
    ...regionOf(challenge, bubbleOf, groundOf.get(challenge)!),
    hue: Math.round((index * 360) / map.challenges.length + 140) % 360,
  }));
  return { bubbles, bubbleOf, regions, bounds: boundsOf(bubbles, regions, isNamed) };
}

/** Where each challenge has its middle; null stands for root causes that are filed under none. */
function placeChallenges(
  map: ChallengeMap, roomOf: (rootCause: RootCause) => number, isNamed: boolean, aspect: number,
): Ground[] {
  const unfiled = map.rootCauses.filter(({ challenges }) => challenges.length === 0);
  const keys: (Challenge | null)[] = unfiled.length > 0 ? [...map.challenges, null] : map.challenges;
  const rooms = keys.map(key => {
    // What lies in several challenges takes a part of its room in each.
    const area = (key ? key.rootCauses : unfiled)
      .reduce((sum, member) => sum + roomOf(member) ** 2 / Math.max(1, member.challenges.length), 0);
    return Math.max(Math.sqrt(area * 1.15) + regionMargin, isNamed ? leastGround : 0);
  });
  const shared = map.challenges.flatMap((one, source) => map.challenges.map((other, target): Neighbourhood => ({
    source, target, shared: source < target ? one.rootCauses.filter(({ challenges }) => challenges.includes(other)).length : 0,
  }))).filter(link => link.shared > 0);

  // Where they end depends on where they begin: of several beginnings the best is taken.
  const attempts = Array.from({ length: 48 }, (_, turn) => settle(keys.map((challenge, index): Ground => {
    const place = (index * (2 * (turn % 6) + 1) + Math.floor(turn / 6)) % keys.length;
    const angle = (2 * Math.PI * place) / keys.length;
    return { challenge, room: rooms[index]!, x: 400 * Math.cos(angle) + index, y: 200 * Math.sin(angle) + turn };
  }), shared.map(link => ({ ...link })), aspect));
  return attempts.reduce((best, next) => (next.strain < best.strain ? next : best)).grounds;
}

/** Lets the grounds come to rest, and says how far those that share root causes are from each other. */
function settle(grounds: Ground[], links: Neighbourhood[], aspect: number) {
  const pull = aspect ** 1.6;
  forceSimulation(grounds)
    .force('x', forceX<Ground>(0).strength(0.08 / pull))
    .force('y', forceY<Ground>(0).strength(0.08 * pull))
    .force('shared', forceLink<Ground, Neighbourhood>(links)
      .distance(({ source, target }) => (source as Ground).room + (target as Ground).room)
      .strength(({ shared }) => Math.min(0.9, 0.3 * shared)))
    .force('apart', forceCollide<Ground>(({ room }) => room).iterations(4))
    .stop()
    .tick(200);
  const strain = links.reduce((sum, { source, target, shared }) => {
    const [one, other] = [source as Ground, target as Ground];
    return sum + shared * Math.max(0, Math.hypot(one.x - other.x, one.y - other.y) - one.room - other.room);
  }, 0);
  // Among equals the one that fills the page best.
  const extent = (values: number[]) => Math.max(...values) - Math.min(...values);
  const [width, height] = [extent(grounds.map(({ x }) => x)), extent(grounds.map(({ y }) => y))];
  return { grounds, strain: strain + Math.max(width, height * aspect) / 10 };
}

/** Keeps root causes off the grounds of challenges that they are not in. */
function keepOut(grounds: readonly Ground[]) {
  let spots: readonly Spot[] = [];
  const force = (alpha: number) => {
    for (const spot of spots) {
      for (const { challenge, x, y, room } of grounds) {
        const [dx, dy] = [spot.x - x, spot.y - y];
        const distance = Math.hypot(dx, dy) || 1;
        const depth = room + spot.radius - distance;
        if (depth > 0 && !(challenge ? spot.rootCause.challenges.includes(challenge) : spot.rootCause.challenges.length === 0)) {
          spot.vx! += (dx / distance) * depth * alpha * 0.25;
          spot.vy! += (dy / distance) * depth * alpha * 0.25;
        }
      }
    }
  };
  force.initialize = (nodes: Spot[]) => {
    spots = nodes;
  };
  return force;
}

function regionOf(challenge: Challenge, bubbleOf: ReadonlyMap<RootCause, Bubble>, home: { x: number; y: number }): Omit<Region, 'hue'> {
  const around = challenge.rootCauses.flatMap(rootCause => {
    const { x, y, radius } = bubbleOf.get(rootCause)!;
    return Array.from({ length: 12 }, (_, corner): [number, number] => {
      const angle = (corner * Math.PI) / 6;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
  });
  const corners = polygonHull(around) ?? [[home.x - 20, home.y], [home.x, home.y - 12], [home.x + 20, home.y], [home.x, home.y + 12]];
  const [x, y] = corners.reduce((highest, next) => (next[1] < highest[1] ? next : highest));
  return { challenge, corners, label: [x, y - regionMargin] };
}

function boundsOf(bubbles: readonly Bubble[], regions: readonly Region[], isNamed: boolean) {
  const margin = 10;
  const boxes = bubbles.flatMap(bubble => [discBox(bubble), ...(isNamed ? nameBoxes(bubble) : [])]);
  const corners = regions.flatMap(region => region.corners);
  const left = Math.min(least(boxes.map(box => box.left)), least(corners.map(([x]) => x)) - regionMargin) - margin;
  const right = Math.max(-least(boxes.map(box => -box.right)), -least(corners.map(([x]) => -x)) + regionMargin) + margin;
  // Above the grounds is room for their names.
  const top = Math.min(least(boxes.map(box => box.top)), least(corners.map(([, y]) => y)) - regionMargin - badgeRoom) - margin;
  const bottom = Math.max(-least(boxes.map(box => -box.bottom)), -least(corners.map(([, y]) => -y)) + regionMargin) + margin;
  return { left, top, width: right - left, height: bottom - top };
}

// Not Math.min(...values): an engine takes only so many arguments.
function least(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
