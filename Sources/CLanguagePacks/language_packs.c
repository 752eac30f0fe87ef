#include "language_packs.h"
