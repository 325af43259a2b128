import OpenSeadragon from 'openseadragon';

/** Where the build put the viewer's look. */
declare const ZOOM_STYLE: string;

/** What is looked at, and what is said about it in the reader's language. */
interface Subject {
  readonly info: string;
  readonly title: string;
  readonly in: string;
  readonly out: string;
  readonly whole: string;
  readonly close: string;
  readonly hint: string;
  readonly failed: string;
  readonly picture?: HTMLImageElement | null;
}

/** How far one press of a key or button goes. */
const CLOSER = 1.6;
const STEP = 0.2;

/** For about a minute a part that did not come is asked for again. */
const RETRIES = 24;

/**
 * Shows a picture over the whole page, to be moved and enlarged by finger, mouse, keyboard and named buttons.
 * The answer comes when the reader has closed it again.
 */
export async function look(subject: Subject): Promise<void> {
  const [info] = await Promise.all([information(subject.info), style()]);
  const dialog = stage(subject);
  document.body.append(dialog);
  const closed = new Promise(done => dialog.addEventListener('close', done));
  dialog.showModal();
  const viewer = open(dialog, subject, info);
  await closed;
  viewer.destroy();
  dialog.remove();
}

/** The service may be reached by another name than the one that it knows itself by. */
async function information(path: string): Promise<object> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return { ...(await answer.json()), id: new URL(path, location.href).href.replace(/\/info\.json$/, '') };
}

function style(): Promise<unknown> {
  const there = document.querySelector(`link[href="${ZOOM_STYLE}"]`);
  if (there) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = ZOOM_STYLE;
  return new Promise((loaded, failed) => {
    link.addEventListener('load', loaded);
    link.addEventListener('error', () => {
      link.remove();
      failed(new Error(ZOOM_STYLE));
    });
    document.head.append(link);
  });
}

function stage(subject: Subject): HTMLDialogElement {
  const dialog = make('dialog', 'zoom');
  dialog.lang = document.documentElement.lang;
  dialog.setAttribute('aria-labelledby', 'zoom-title');
  const title = make('h2', 'zoom-title');
  title.id = 'zoom-title';
  title.textContent = subject.title;
  const hint = make('p', 'visually-hidden');
  hint.id = 'zoom-hint';
  hint.textContent = subject.hint;
  const head = make('div', 'zoom-head');
  head.append(title, button(subject.close, 'close'));
  const foot = make('div', 'zoom-foot');
  foot.append(button(subject.out, 'out'), button(subject.in, 'in'), button(subject.whole, 'whole'));
  dialog.append(head, make('div', 'zoom-view'), hint, foot);
  return dialog;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function button(words: string, name: string): HTMLButtonElement {
  const element = make('button', `zoom-${name}`);
  element.type = 'button';
  element.textContent = words;
  return element;
}

function open(dialog: HTMLDialogElement, subject: Subject, info: object): OpenSeadragon.Viewer {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const viewer = OpenSeadragon({
    element: dialog.querySelector<HTMLElement>('.zoom-view')!,
    tileSources: [info],
    drawer: 'canvas',
    showNavigationControl: false,
    showNavigator: false,
    animationTime: still ? 0 : 0.6,
    maxZoomPixelRatio: 2,
    visibilityRatio: 0.5,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    imageLoaderLimit: 6,
    tileRetryMax: RETRIES,
    tileRetryDelay: 2500,
  } as OpenSeadragon.Options);
  name(viewer, subject);
  const said = status(dialog);
  viewer.addHandler('open-failed', () => { said.textContent = subject.failed; });
  viewer.addHandler('tile-load-failed', () => { said.textContent = subject.failed; });
  viewer.addHandler('tile-loaded', () => { said.textContent = ''; });
  command(dialog, viewer);
  return viewer;
}

/** To a screen reader the view is one picture, with the words that the page has for it. */
function name(viewer: OpenSeadragon.Viewer, subject: Subject): void {
  const canvas = viewer.canvas as HTMLElement;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', subject.picture?.alt || subject.title);
  canvas.setAttribute('aria-describedby', 'zoom-hint');
}

/** Where it is said that the line is down; it must be there before, so that it is read out. */
function status(dialog: HTMLDialogElement): HTMLElement {
  const said = make('p', 'zoom-said');
  said.setAttribute('role', 'status');
  dialog.querySelector('.zoom-view')?.append(said);
  return said;
}

function command(dialog: HTMLDialogElement, viewer: OpenSeadragon.Viewer): void {
  const view = viewer.viewport;
  const zoom = (factor: number) => view.zoomBy(factor).applyConstraints();
  const move = (x: number, y: number) => {
    const seen = view.getBounds();
    view.panBy(new OpenSeadragon.Point(x * seen.width, y * seen.height)).applyConstraints();
  };
  const whole = () => view.goHome();
  const keys: Record<string, () => void> = {
    '+': () => zoom(CLOSER), '=': () => zoom(CLOSER), '-': () => zoom(1 / CLOSER), '0': whole, Home: whole,
    ArrowLeft: () => move(-STEP, 0), ArrowRight: () => move(STEP, 0), ArrowUp: () => move(0, -STEP), ArrowDown: () => move(0, STEP),
  };
  // The viewer's own keys would act beside these, and on its canvas alone.
  viewer.addHandler('canvas-key', event => { event.preventDefaultAction = true; });
  dialog.addEventListener('keydown', event => {
    const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const press = (name: string, act: () => void) =>
    dialog.querySelector(`.zoom-${name}`)?.addEventListener('click', act);
  press('in', () => zoom(CLOSER));
  press('out', () => zoom(1 / CLOSER));
  press('whole', whole);
  press('close', () => dialog.close());
}
