// The entry for a page that is loaded again: it runs before Streamlit does.

import { again } from "./early.js";
import { drawAgain } from "./map.js";

again(drawAgain);
