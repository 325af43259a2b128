import { CardEditor } from './card/cardEditor';
import { MapPicker } from './card/mapPicker';
import { KeptForm } from './keptForm';
import { MediaProgress } from './media/mediaProgress';
import { MediaUpload } from './media/mediaUpload';
import { TextImport } from './media/textImport';
import { ShowPassword } from './showPassword';
import { StoryEditor } from './story/storyEditor';

customElements.define('show-password', ShowPassword);
customElements.define('kept-form', KeptForm);
customElements.define('media-progress', MediaProgress);
customElements.define('media-upload', MediaUpload);
customElements.define('text-import', TextImport);
customElements.define('story-editor', StoryEditor);
customElements.define('card-editor', CardEditor);
customElements.define('map-picker', MapPicker);

// On a phone the menu is one line that goes on to the side: it begins where one is.
const here = document.querySelector<HTMLElement>('.studio-menu [aria-current]');
const menu = here?.closest('ul');
if (here && menu) menu.scrollLeft = here.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
