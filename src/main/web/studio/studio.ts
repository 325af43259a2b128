import { ShowPassword } from './showPassword';

customElements.define('show-password', ShowPassword);
