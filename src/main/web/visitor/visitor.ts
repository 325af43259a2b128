import { DeepZoom } from './deepZoom';
import { ThenAndNow } from './thenAndNow';
import { TimedMedia } from './timedMedia';
import { openDetailsForPrinting } from './printing';

customElements.define('timed-media', TimedMedia);
customElements.define('then-and-now', ThenAndNow);
customElements.define('deep-zoom', DeepZoom);
openDetailsForPrinting();
