# @NAME@, a plugin of copydesk: make, make check, make install
CXXFLAGS = -O2 -g -Wall -Wextra
# What a descriptor leaves out is 0.
BUILD = -std=c++20 -Wno-missing-field-initializers -fPIC -fvisibility=hidden -shared
BUILD += $(shell pkg-config --cflags copydesk)
LDLIBS = $(shell pkg-config --libs jansson)
COPYDESK = copydesk

# The user's own folder; for all: make install PLUGINDIR=`pkg-config --variable=plugindir copydesk`
ifeq ($(XDG_DATA_HOME),)
XDG_DATA_HOME = $(HOME)/.local/share
endif
PLUGINDIR = $(XDG_DATA_HOME)/copydesk/plugins

@NAME@.so: @NAME@.cc
	$(CXX) $(BUILD) $(CXXFLAGS) -o $@ @NAME@.cc $(LDFLAGS) $(LDLIBS)

# Does it keep its promises, and does the pipeline make what its tests say?
check: @NAME@.so
	$(COPYDESK) check ./@NAME@.so
	$(COPYDESK) test @NAME@.json

install: @NAME@.so
	install -d -m 755 $(DESTDIR)$(PLUGINDIR)
	install -m 755 @NAME@.so $(DESTDIR)$(PLUGINDIR)

uninstall:
	rm -f $(DESTDIR)$(PLUGINDIR)/@NAME@.so

clean:
	rm -f @NAME@.so

.PHONY: check install uninstall clean
