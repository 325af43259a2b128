const NEAREST = 16;
const STEP = 12;

/**
 * A sketch on which a position is chosen, by a tap, by the arrow keys or by where the phone is. The fields beside it
 * hold the position; without the script they are all there is.
 */
export class MapPicker extends HTMLElement {
  private svg!: SVGSVGElement;
  private pin!: SVGGElement;
  private zoom = 1;
  private whole!: readonly [number, number];

  connectedCallback(): void {
    const svg = this.querySelector('svg');
    if (!svg || this.svg) return;
    this.svg = svg;
    this.pin = svg.querySelector('.picked')!;
    this.whole = [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height];
    this.hidden = false;
    svg.addEventListener('click', tap => this.tapped(tap));
    svg.addEventListener('keydown', key => this.pressed(key));
    this.button('.nearer').addEventListener('click', () => this.zoomTo(this.zoom * 2));
    this.button('.farther').addEventListener('click', () => this.zoomTo(this.zoom / 2));
    this.button('.here').addEventListener('click', () => this.ask());
    for (const name of ['latitude', 'longitude']) this.field(name)?.addEventListener('input', typed => this.typed(typed));
    this.show();
  }

  private button(selector: string): HTMLButtonElement {
    return this.querySelector<HTMLButtonElement>(selector)!;
  }

  private field(name: string): HTMLInputElement | null {
    return document.getElementById(name) as HTMLInputElement | null;
  }

  /** Both numbers, as maps give them to be copied, may be put into either field. */
  private typed(event: Event): void {
    const pair = /^\s*(?:geo:)?(-?\d{1,3}\.\d+)[\s,;]+(-?\d{1,3}\.\d+)\s*$/.exec((event.target as HTMLInputElement).value);
    if (pair) {
      this.field('latitude')!.value = pair[1]!;
      this.field('longitude')!.value = pair[2]!;
    }
    this.show();
  }

  private get position(): readonly [number, number] | undefined {
    const [latitude, longitude] = ['latitude', 'longitude'].map(name => this.field(name)?.value.trim().replace(',', '.') ?? '');
    if (!latitude || !longitude || Number.isNaN(Number(latitude)) || Number.isNaN(Number(longitude))) return undefined;
    return [Number(latitude), Number(longitude)];
  }

  private number(name: string): number {
    return Number(this.dataset[name]);
  }

  private get drawn(): readonly [number, number] | undefined {
    const at = this.position;
    if (!at) return undefined;
    return [
      (at[1] - this.number('west')) * this.number('squeeze') * this.number('scale'),
      (this.number('north') - at[0]) * this.number('scale'),
    ];
  }

  private show(): void {
    const at = this.drawn;
    this.pin.toggleAttribute('hidden', !at);
    if (at) this.pin.setAttribute('transform', `translate(${at[0]} ${at[1]}) scale(${1 / this.zoom})`);
  }

  private tapped(tap: MouseEvent): void {
    const matrix = this.svg.getScreenCTM();
    if (!matrix || this.isLocked) return;
    const at = new DOMPoint(tap.clientX, tap.clientY).matrixTransform(matrix.inverse());
    this.put(at.x, at.y);
  }

  private pressed(key: KeyboardEvent): void {
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
    };
    const way = ways[key.key];
    if (!way || this.isLocked) return;
    key.preventDefault();
    const view = this.svg.viewBox.baseVal;
    const at = this.drawn ?? [view.x + view.width / 2, view.y + view.height / 2];
    this.put(at[0] + (way[0] * STEP) / this.zoom, at[1] + (way[1] * STEP) / this.zoom);
  }

  private get isLocked(): boolean {
    return this.closest('fieldset')?.disabled ?? false;
  }

  private put(x: number, y: number): void {
    const latitude = this.number('north') - y / this.number('scale');
    const longitude = this.number('west') + x / this.number('scale') / this.number('squeeze');
    // A tap on a sketch is not more exact than the sketch.
    this.fill(latitude, longitude, Math.round(200 / this.zoom));
    this.note((this.dataset['set'] ?? '').replace('{0}', latitude.toFixed(5)).replace('{1}', longitude.toFixed(5)));
  }

  private fill(latitude: number, longitude: number, metres: number): void {
    const values = { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5), uncertainty: String(Math.max(1, metres)) };
    for (const [name, value] of Object.entries(values)) {
      const field = this.field(name);
      if (field) field.value = value;
    }
    this.show();
    this.field('latitude')?.dispatchEvent(new Event('change', { bubbles: true }));
  }

  private zoomTo(zoom: number): void {
    this.zoom = Math.min(NEAREST, Math.max(1, zoom));
    const view = this.svg.viewBox.baseVal;
    const middle = this.drawn ?? [view.x + view.width / 2, view.y + view.height / 2];
    const [width, height] = this.whole.map(size => size / this.zoom) as [number, number];
    const x = Math.min(this.whole[0] - width, Math.max(0, middle[0] - width / 2));
    const y = Math.min(this.whole[1] - height, Math.max(0, middle[1] - height / 2));
    this.svg.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    this.show();
  }

  private ask(): void {
    if (this.isLocked) return;
    navigator.geolocation.getCurrentPosition(
      found => {
        this.fill(found.coords.latitude, found.coords.longitude, Math.round(found.coords.accuracy));
        this.note((this.dataset['found'] ?? '').replace('{0}', String(Math.round(found.coords.accuracy))));
      },
      () => this.note(this.dataset['refused'] ?? ''),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    );
  }

  private note(text: string): void {
    this.querySelector('.map-note')!.textContent = text;
  }
}
