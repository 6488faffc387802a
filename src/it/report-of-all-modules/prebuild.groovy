def shop = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Shop.groovy')).newInstance()
shop.refuseEvery = 5
context.put('shop', shop)
new File(basedir, 'test.properties').text = "shop.port=${shop.port}\n"
true
